package io.credence.feature.app.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalTest {

    @Test
    void shouldReadTheSameBitsAsJavasParser() {
        SplittableRandom random = new SplittableRandom(3L);
        for (int i = 0; i < 100_000; i++) {
            String text = Long.toString(random.nextLong(1_000_000_000_000_000_000L));
            int point = random.nextInt(text.length() + 1);
            String decimal = text.substring(0, point) + "." + text.substring(point);
            String some = decimal.substring(0, Math.min(decimal.length(), 2 + random.nextInt(19)));
            if (!some.equals(".")) {
                assertThat(Decimal.parse(some)).as(some).isEqualTo(Double.parseDouble(some));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "1.2.3", "0x2", "2d", "NaN", "Infinity", "1e999", "1,5", " 1"})
    void shouldTakeNothingElse(String text) {
        assertThat(Decimal.parse(text)).isNaN();
    }
}
