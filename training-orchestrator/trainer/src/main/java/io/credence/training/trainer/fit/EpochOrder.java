package io.credence.training.trainer.fit;

import java.util.SplittableRandom;

/// The order of samples in an epoch. A function of seed and epoch alone, so a checkpoint needs to
/// keep only the place in it.
final class EpochOrder {

    // The generator's own increment: neighbouring epochs get unrelated streams.
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    private EpochOrder() {}

    static int[] of(int samples, long seed, int epoch) {
        SplittableRandom random = new SplittableRandom(seed + epoch * GOLDEN_GAMMA);
        int[] order = new int[samples];
        for (int i = 0; i < samples; i++) {
            int other = random.nextInt(i + 1);
            order[i] = order[other];
            order[other] = i;
        }
        return order;
    }
}
