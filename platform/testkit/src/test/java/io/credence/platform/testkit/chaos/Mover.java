package io.credence.platform.testkit.chaos;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// A program with three side effects: files that appear.
final class Mover {

    private Mover() {}

    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]);
        for (String name : new String[] {"noise", "job-1", "job-2"}) {
            Path staging = Files.writeString(folder.resolve("staging"), name);
            Files.move(staging, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        }
    }
}
