package io.credence.platform.testkit.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What the instrumented code calls. It stands in the bootstrap loader, so that the JDK's own
/// classes see it too, and uses nothing but the JDK.
public final class ChaosPoint {

    // "FOR UPDATE OF x" and "FOR NO KEY UPDATE" only lock.
    private static final Pattern WRITE =
            Pattern.compile(
                    "\\b(insert\\s+into|(?<!for |key )update|delete\\s+from)\\s+\"?(\\w+)",
                    Pattern.CASE_INSENSITIVE);
    private static final int SIGKILL = 9;

    private static final ThreadLocal<SortedSet<String>> WRITTEN =
            ThreadLocal.withInitial(TreeSet::new);
    private static final ThreadLocal<Boolean> REACHING = ThreadLocal.withInitial(() -> false);

    private static final Object LOCK = new Object();
    private static @Nullable Path folder;
    private static String armed = "";
    private static int reached;

    private ChaosPoint() {}

    static void open(Path control) {
        synchronized (LOCK) {
            folder = control;
        }
    }

    /// A statement goes to the database; what it writes names the commit that follows.
    public static void statement(Object sql) {
        if (sql instanceof Object[] batch) {
            for (Object each : batch) {
                statement(each);
            }
            return;
        }
        Matcher write = WRITE.matcher(String.valueOf(sql));
        while (write.find()) {
            WRITTEN.get().add(write.group(2).toLowerCase(Locale.ROOT));
        }
    }

    public static void rolledBack() {
        WRITTEN.get().clear();
    }

    public static void beforeCommit() {
        commit("before");
    }

    public static void afterCommit() {
        commit("after");
        WRITTEN.get().clear();
    }

    // A transaction that only read has no side effect.
    private static void commit(String when) {
        if (!WRITTEN.get().isEmpty()) {
            reach(when + " commit of " + String.join(", ", WRITTEN.get()));
        }
    }

    public static void before(String effect) {
        reach("before " + effect);
    }

    public static void after(String effect) {
        reach("after " + effect);
    }

    /// As [#before], of calls whose argument names `part`.
    public static void beforeOf(String effect, Object argument, String part) {
        if (String.valueOf(argument).contains(part)) {
            reach("before " + effect);
        }
    }

    public static void afterOf(String effect, Object argument, String part) {
        if (String.valueOf(argument).contains(part)) {
            reach("after " + effect);
        }
    }

    private static void reach(String point) {
        if (REACHING.get()) {
            return;
        }
        REACHING.set(true);
        try {
            synchronized (LOCK) {
                note(Objects.requireNonNull(folder), point);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            REACHING.set(false);
        }
    }

    private static void note(Path control, String point) throws IOException {
        append(control.resolve(Chaos.TRACE), point);
        String now = order(control.resolve(Chaos.ARMED));
        if (!now.equals(armed)) {
            armed = now;
            reached = 0;
        }
        // "<occurrence> <point>"
        int space = now.indexOf(' ');
        if (space > 0
                && now.substring(space + 1).equals(point)
                && ++reached == Integer.parseInt(now.substring(0, space))
                && take(control)) {
            kill();
        }
    }

    /// The order, if it still stands: one rename tells the test of the hit, and its disarming of
    /// the miss. What it does not see taken goes on living.
    private static boolean take(Path control) throws IOException {
        try {
            Files.move(
                    control.resolve(Chaos.ARMED),
                    control.resolve(Chaos.HIT),
                    StandardCopyOption.ATOMIC_MOVE);
            return true;
        } catch (NoSuchFileException disarmed) {
            return false;
        }
    }

    private static String order(Path file) throws IOException {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException disarmed) {
            return "";
        }
    }

    private static void append(Path file, String line) throws IOException {
        Files.write(
                file,
                (line + "\n").getBytes(StandardCharsets.UTF_8),
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    // The system call itself: nothing of this process runs after it.
    @SuppressWarnings("restricted")
    private static void kill() {
        Linker linker = Linker.nativeLinker();
        try {
            Object _ =
                    linker.downcallHandle(
                                    linker.defaultLookup().find("kill").orElseThrow(),
                                    FunctionDescriptor.of(
                                            ValueLayout.JAVA_INT,
                                            ValueLayout.JAVA_INT,
                                            ValueLayout.JAVA_INT))
                            .invoke((int) ProcessHandle.current().pid(), SIGKILL);
        } catch (Throwable e) {
            throw new IllegalStateException("cannot kill this process", e);
        }
        throw new IllegalStateException("this process outlived its kill");
    }
}
