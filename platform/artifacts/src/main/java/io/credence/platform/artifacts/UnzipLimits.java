package io.credence.platform.artifacts;

/// What an archive from outside may unfold to.
public record UnzipLimits(int maxEntries, long maxBytes) {

    /// 10,000 files and 4 GiB in all.
    public static final UnzipLimits DEFAULT = new UnzipLimits(10_000, 4L << 30);

    public UnzipLimits {
        if (maxEntries < 1 || maxBytes < 1) {
            throw new IllegalArgumentException("limits must be > 0");
        }
    }
}
