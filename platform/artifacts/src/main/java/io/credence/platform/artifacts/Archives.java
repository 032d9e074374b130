package io.credence.platform.artifacts;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.util.Enumeration;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/// Folders as one file and back. Equal trees give equal bytes on every machine: entries are sorted,
/// carry one fixed time, and are stored uncompressed, since deflaters differ between systems and
/// weights do not shrink.
public final class Archives {

    private static final LocalDateTime EPOCH = LocalDateTime.of(1980, 1, 1, 0, 0);

    private Archives() {}

    /// Packs the regular files below `folder`; empty folders are left out and links are refused.
    public static void zip(Path folder, Path target) throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(folder)) {
            files =
                    walk.filter(path -> !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
                            .sorted((a, b) -> name(folder, a).compareTo(name(folder, b)))
                            .toList();
        }
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(target))) {
            out.setMethod(ZipOutputStream.STORED);
            for (Path file : files) {
                if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                    throw new ZipException("not a regular file: " + name(folder, file));
                }
                out.putNextEntry(entry(folder, file));
                Files.copy(file, out);
                out.closeEntry();
            }
        }
    }

    public static void unzip(Path archive, Path target) throws IOException {
        unzip(archive, target, UnzipLimits.DEFAULT);
    }

    /// Unfolds into `target`, which must not exist: it appears only when everything was read. An
    /// entry that leaves the folder, or an archive above the limits, is a [ZipException].
    public static void unzip(Path archive, Path target, UnzipLimits limits) throws IOException {
        if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            throw new FileAlreadyExistsException(target.toString());
        }
        Path home = target.toAbsolutePath().normalize();
        Path parent = home.getParent();
        if (parent == null) {
            throw new FileAlreadyExistsException(target.toString());
        }
        Files.createDirectories(parent);
        Path staging = Files.createTempDirectory(parent, ".unzip-");
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            if (zip.size() > limits.maxEntries()) {
                throw new ZipException("more than " + limits.maxEntries() + " entries");
            }
            long left = limits.maxBytes();
            Enumeration<? extends ZipEntry> entries = zip.entries();
            while (entries.hasMoreElements()) {
                left -= extract(zip, entries.nextElement(), staging, left);
            }
            Files.move(staging, home, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            deleteTree(staging);
        }
    }

    private static long extract(ZipFile zip, ZipEntry entry, Path home, long left)
            throws IOException {
        String name = entry.getName();
        Path path = home.resolve(name).normalize();
        if (name.isEmpty() || name.contains("\\") || !path.startsWith(home)) {
            throw new ZipException("entry leaves the archive: " + name);
        }
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            return 0;
        }
        Path parent = path.getParent();
        if (parent == null || path.equals(home)) {
            throw new ZipException("entry has no name: " + name);
        }
        Files.createDirectories(parent);
        try (InputStream in = zip.getInputStream(entry);
                OutputStream out = Files.newOutputStream(path)) {
            return copy(in, out, left);
        }
    }

    // Counts what is really written: the size in the header is the sender's claim.
    private static long copy(InputStream in, OutputStream out, long left) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long written = 0;
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            written += n;
            if (written > left) {
                throw new ZipException("archive unfolds to more bytes than allowed");
            }
            out.write(buffer, 0, n);
        }
        return written;
    }

    private static ZipEntry entry(Path folder, Path file) throws IOException {
        CRC32 crc = new CRC32();
        long size = 0;
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = Files.newInputStream(file)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                crc.update(buffer, 0, n);
                size += n;
            }
        }
        ZipEntry entry = new ZipEntry(name(folder, file));
        entry.setTimeLocal(EPOCH);
        entry.setSize(size);
        entry.setCompressedSize(size);
        entry.setCrc(crc.getValue());
        return entry;
    }

    private static String name(Path folder, Path file) {
        return folder.relativize(file).toString().replace('\\', '/');
    }

    private static void deleteTree(Path folder) throws IOException {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path path : walk.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(path);
            }
        }
    }
}
