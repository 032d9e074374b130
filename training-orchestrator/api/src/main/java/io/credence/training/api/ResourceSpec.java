package io.credence.training.api;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a training runs on, where the installation can choose.
///
/// @param gpus whole GPUs, or slices of one if `migProfile` names their size
/// @param migProfile a slice as NVIDIA names it, `1g.10gb`
/// @param spot whether nodes will do that may be taken away; the training goes on elsewhere
public record ResourceSpec(
        int gpus, @Nullable String migProfile, boolean spot, int cpus, int memoryGib) {

    public static final ResourceSpec DEFAULT = new ResourceSpec(0, null, false, 2, 4);

    private static final Pattern MIG_PROFILE = Pattern.compile("[1-7]g\\.[1-9][0-9]{0,2}gb");

    public ResourceSpec {
        requireIn("gpus", gpus, 0, 16);
        requireIn("cpus", cpus, 1, 256);
        requireIn("memoryGib", memoryGib, 1, 4096);
        if (migProfile != null && !MIG_PROFILE.matcher(migProfile).matches()) {
            throw new IllegalArgumentException("migProfile must be like 1g.10gb");
        }
        if (migProfile != null && gpus == 0) {
            throw new IllegalArgumentException("migProfile needs gpus, the number of slices");
        }
    }

    private static void requireIn(String field, int value, int low, int high) {
        if (value < low || value > high) {
            throw new IllegalArgumentException(
                    field + " must be in " + low + ".." + high + ", was " + value);
        }
    }
}
