package io.credence.strategy.engine.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The 27 cases of empyrical's own tests, where the shared fixtures lie beside the project.
class GoldenVectorsTest {

    private static final JsonNode NONE = new ObjectMapper().createObjectNode();

    static Stream<JsonNode> cases() throws IOException {
        JsonNode cases = golden().path("cases");
        return cases.isEmpty() ? Stream.of(NONE) : StreamSupport.stream(cases.spliterator(), false);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void shouldAgreeWithEmpyrical(JsonNode golden) throws IOException {
        assumeTrue(!golden.isEmpty(), "no ../shared/fixtures/golden-vectors.json: skipped");
        // Given
        double[] all =
                golden.has("returns")
                        ? doubles(golden.get("returns"))
                        : series(golden.get("s").asText());
        double[] returns = Arrays.stream(all).filter(Double::isFinite).toArray();
        double periods = golden.path("ann").asDouble();
        // When
        double[] actual =
                switch (golden.get("f").asText()) {
                    case "sharpe" -> one(ReturnStatistics.sharpe(returns, periods));
                    case "sharpe_vs" ->
                            one(
                                    ReturnStatistics.sharpe(
                                            excess(all, series(golden.get("bench").asText())),
                                            periods));
                    case "sortino" ->
                            one(
                                    ReturnStatistics.sortino(
                                            returns, golden.get("req").asDouble(), periods));
                    case "downside_risk" ->
                            one(
                                    ReturnStatistics.downsideRisk(
                                            returns, golden.get("req").asDouble(), periods));
                    case "max_drawdown" -> one(ReturnStatistics.maxDrawdown(returns));
                    case "annual_return" ->
                            one(ReturnStatistics.annualReturn(returns, all.length, periods));
                    case "annual_volatility" ->
                            one(ReturnStatistics.annualVolatility(returns, periods));
                    case "calmar" ->
                            one(
                                    at(ReturnStatistics.annualReturn(returns, all.length, periods))
                                            / -ReturnStatistics.maxDrawdown(returns));
                    case "omega" -> {
                        double required = golden.get("required").asDouble();
                        double threshold = Math.pow(1 + required, 1 / periods) - 1;
                        yield one(ReturnStatistics.omega(returns, threshold));
                    }
                    case "tail_ratio" -> one(ReturnStatistics.tailRatio(returns));
                    case "cum_returns" -> cumulative(all);
                    case "value_at_risk" ->
                            one(
                                    ReturnStatistics.valueAtRisk(
                                            returns, golden.get("cutoff").asDouble()));
                    default -> throw new AssertionError("unknown case " + golden);
                };
        // Then
        JsonNode value = golden.get("v");
        double[] expected = value.isArray() ? doubles(value) : new double[] {value.asDouble()};
        assertThat(actual).containsExactly(expected, within(1e-8));
    }

    private static double[] one(@Nullable Double value) {
        return new double[] {at(value)};
    }

    private static double at(@Nullable Double value) {
        return Objects.requireNonNull(value);
    }

    private static double[] excess(double[] returns, double[] benchmark) {
        double[] excess = new double[returns.length];
        Arrays.setAll(excess, i -> returns[i] - benchmark[i]);
        return Arrays.stream(excess).filter(Double::isFinite).toArray();
    }

    // A missing return moves nothing.
    private static double[] cumulative(double[] returns) {
        double[] sums = new double[returns.length];
        double value = 1.0;
        for (int i = 0; i < sums.length; i++) {
            value *= Double.isNaN(returns[i]) ? 1.0 : 1.0 + returns[i];
            sums[i] = value - 1.0;
        }
        return sums;
    }

    private static double[] series(String name) throws IOException {
        return doubles(golden().path("series").path(name));
    }

    private static double[] doubles(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .mapToDouble(node -> node.isNull() ? Double.NaN : node.asDouble())
                .toArray();
    }

    private static JsonNode golden() throws IOException {
        Path root = Path.of("").toAbsolutePath();
        while (root.getParent() != null && !Files.exists(root.resolve("mvnw"))) {
            root = root.getParent();
        }
        Path file = root.resolve("../shared/fixtures/golden-vectors.json");
        return Files.exists(file)
                ? new ObjectMapper().readTree(file.toFile()).path("empyrical")
                : NONE;
    }
}
