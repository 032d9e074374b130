package io.credence.training.models.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.credence.training.models.GraphFixture;
import io.credence.training.models.parameter.Weights;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChannelDropoutTest {

    private static final int TIME = 3;
    private static final int BATCH = 50;
    private static final int CHANNELS = 40;

    @Test
    void shouldSilenceWholeChannelsAndKeepTheMean() {
        // When
        float[] dropped = drop(1);
        // Then
        int silent = 0;
        for (int i = 0; i < BATCH * CHANNELS; i++) {
            assertThat(dropped[i]).isIn(0f, (float) (1.0 / 0.7));
            for (int t = 1; t < TIME; t++) {
                assertThat(dropped[t * BATCH * CHANNELS + i]).isEqualTo(dropped[i]);
            }
            silent += dropped[i] == 0f ? 1 : 0;
        }
        assertThat(silent / (double) (BATCH * CHANNELS)).isCloseTo(0.3, within(0.05));
    }

    @Test
    void shouldDrawByStep() {
        assertThat(drop(1)).isEqualTo(drop(1)).isNotEqualTo(drop(2));
    }

    private static float[] drop(long step) {
        float[] ones = new float[TIME * BATCH * CHANNELS];
        Arrays.fill(ones, 1f);
        try (var fixture = new GraphFixture(1, TIME, -1, CHANNELS)) {
            var dropout = new ChannelDropout(0.3, fixture.tf.constant(new long[] {5, step}));
            return fixture.run(
                    dropout.apply(fixture.tf, fixture.input),
                    new Weights(Map.of()),
                    ones,
                    TIME,
                    BATCH,
                    CHANNELS);
        }
    }
}
