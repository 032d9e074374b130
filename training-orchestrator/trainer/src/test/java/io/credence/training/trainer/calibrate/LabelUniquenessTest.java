package io.credence.training.trainer.calibrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.credence.training.api.SplitSpec;
import io.credence.training.trainer.SyntheticMarket;
import io.credence.training.trainer.split.PurgedSplit;
import org.junit.jupiter.api.Test;

class LabelUniquenessTest {

    @Test
    void shouldBeOneOverTheLabelsThatShareABar() {
        // Given a label on every bar, each open over the next four
        PurgedSplit split =
                PurgedSplit.of(
                        SyntheticMarket.learnable(4000, 1), new SplitSpec(0.70, 0.15, 0.15, 0));
        // When
        double uniqueness = LabelUniqueness.mean(split.train());
        // Then but for the ends of the slice it is a fourth
        assertThat(uniqueness).isCloseTo(1.0 / SyntheticMarket.HORIZON, within(1e-3));
    }
}
