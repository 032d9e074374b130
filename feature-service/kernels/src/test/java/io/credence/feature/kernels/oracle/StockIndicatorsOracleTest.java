package io.credence.feature.kernels.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.credence.feature.kernels.catalogue.FeatureCatalogue;
import io.credence.feature.kernels.step.Kernel;
import io.credence.feature.kernels.step.KernelGraph;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Expected values of the Stock.Indicators project, where a working place has them beside the
/// project; they are not part of it.
class StockIndicatorsOracleTest {

    private static final Pattern RSI = Pattern.compile("\"rsi\":\\s*(null|[-0-9.eE+]+)");

    @Test
    void shouldAgreeOnTheRelativeStrengthIndexFromTheFirstValueOn() throws IOException {
        // Given
        Path fixtures = projectRoot().resolve("../shared/fixtures/stock-indicators").normalize();
        assumeTrue(Files.isDirectory(fixtures), "no reference values at " + fixtures);
        List<String> quotes = Files.readAllLines(fixtures.resolve("quotes/default.csv"));
        Matcher expected =
                RSI.matcher(Files.readString(fixtures.resolve("results/rsi.standard.json")));
        KernelGraph graph = new KernelGraph();
        Kernel kernel = FeatureCatalogue.feature("rsi_14").orElseThrow().kernel().apply(graph);
        int defined = 0;
        for (String quote : quotes.subList(1, quotes.size())) {
            // When
            double close = Double.parseDouble(quote.split(",", -1)[4]);
            graph.step(0L, close, close, close, close, 0.0, new double[0]);
            double actual = kernel.value();
            // Then
            assertThat(expected.find()).isTrue();
            if (expected.group(1).equals("null")) {
                assertThat(actual).isNaN();
            } else {
                assertThat(actual).isCloseTo(Double.parseDouble(expected.group(1)), within(1e-9));
                defined++;
            }
        }
        assertThat(defined).isEqualTo(488);
    }

    private static Path projectRoot() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("mvnw"))) {
            Path parent = folder.getParent();
            assumeTrue(parent != null, "not run inside the project");
            folder = parent == null ? folder : parent;
        }
        return folder;
    }
}
