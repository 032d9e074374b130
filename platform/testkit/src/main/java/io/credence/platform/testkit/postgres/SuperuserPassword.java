package io.credence.platform.testkit.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/// Generated on the first start, readable by the owner of the installation only.
record SuperuserPassword(Path file, String value) {

    static SuperuserPassword beside(Path dataDir) {
        Path absolute = dataDir.toAbsolutePath();
        Path file = absolute.resolveSibling(absolute.getFileName() + ".password");
        try {
            if (!Files.exists(file)) {
                Files.createDirectories(absolute.getParent());
                byte[] random = new byte[16];
                new SecureRandom().nextBytes(random);
                Files.createFile(file, ownerOnly());
                Files.writeString(file, HexFormat.of().formatHex(random));
            }
            return new SuperuserPassword(file, Files.readString(file).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FileAttribute<?>[] ownerOnly() {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        if (!posix) {
            return new FileAttribute<?>[0];
        }
        return new FileAttribute<?>[] {
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        };
    }

    @Override
    public String toString() {
        return "SuperuserPassword[" + file + "]";
    }
}
