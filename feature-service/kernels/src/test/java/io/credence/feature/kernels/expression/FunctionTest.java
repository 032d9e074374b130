package io.credence.feature.kernels.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FunctionTest {

    private static final Path PAGE = Path.of("../../docs/tutorials/add-your-own-feature.md");

    @ParameterizedTest
    @EnumSource
    void shouldStandInTheTutorial(Function function) throws IOException {
        assertThat(Files.readString(PAGE)).containsPattern("[` ]" + function.text() + "[(` ]");
    }

    @Test
    void shouldBeKnownByTheNameInExpressions() {
        assertThat(Function.named("zscore")).contains(Function.ZSCORE);
        assertThat(Function.named("ZSCORE")).isEmpty();
    }
}
