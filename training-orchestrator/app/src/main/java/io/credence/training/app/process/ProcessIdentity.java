package io.credence.training.app.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// A process among all there ever were: a pid is given again, a pid with its start time is not.
///
/// @param startTicks as `/proc` tells it; where there is none, [#UNKNOWN], and the pid must do
record ProcessIdentity(long pid, long startTicks) {

    static final long UNKNOWN = -1;

    private static final int STATE = 0;
    private static final int START_TIME = 19;

    /// Empty for a file that is missing or does not name a process.
    static Optional<ProcessIdentity> read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        String[] words = Files.readString(file).strip().split(" ", -1);
        if (words.length != 2) {
            return Optional.empty();
        }
        return Optional.of(
                new ProcessIdentity(
                        Long.parseLong(words[0]),
                        words[1].equals("-") ? UNKNOWN : Long.parseLong(words[1])));
    }

    /// The handle while the process lives; a zombie that nobody waited for does not.
    Optional<ProcessHandle> handle() {
        Optional<ProcessHandle> handle = ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
        return startTicks == UNKNOWN ? handle : handle.filter(_ -> sameStart());
    }

    boolean alive() {
        return handle().isPresent();
    }

    private boolean sameStart() {
        try {
            String stat =
                    Files.readString(
                            Path.of("/proc", Long.toString(pid), "stat"),
                            StandardCharsets.ISO_8859_1);
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            return !fields[STATE].equals("Z")
                    && !fields[STATE].equals("X")
                    && Long.parseLong(fields[START_TIME]) == startTicks;
        } catch (IOException gone) {
            return false;
        }
    }
}
