package io.credence.registry.app.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.credence.platform.api.ProblemException;
import io.credence.platform.api.Violation;
import io.credence.registry.api.ModelCard;
import io.credence.registry.app.Cards;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CardReaderTest {

    private static final ObjectMapper JSON =
            JsonMapper.builder()
                    .addModule(new JavaTimeModule())
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .build();

    private final CardReader reader = new CardReader(JSON);
    private final ModelCard good = Cards.card("run-1", Cards.GOOD);

    @Test
    void shouldReadBackAWholeCard() {
        assertThat(reader.read("run-1", JSON.valueToTree(good))).isEqualTo(good);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/test/calibrated           | brier         | \"NaN\"  | card.test.calibrated.brier | must be a finite number",
                "/test                      | skillLow      | 1e999    | card.test.skillLow | must be a finite number",
                "/test                      | skillLow      | null     | card.test.skillLow | must be present",
                "/training                  | epochs        | 1.5      | card.training.epochs | must be a whole number",
                "/training                  | epochs        | 3000000000 | card.training.epochs | must be a whole number",
                "/training                  | history       | {}       | card.training.history | must be an array",
                "/training                  | history       | [1]      | card.training.history[0] | must be an object",
                "/lineage                   | features      | [\"a\",1] | card.lineage.features[1] | must be a string",
                "/lineage                   | runId         | \"other\" | card.lineage.runId | must equal runId",
                "/lineage                   | maxGapBars    | -1       | card.lineage.maxGapBars | must be at least 0",
                "/architecture              | settings      | {\"k\":3} | card.architecture.settings.k | must be a string",
                "/architecture              | settings      | []       | card.architecture.settings | must be an object",
                "/architecture              | windowLength  | 0        | card.architecture.windowLength | must be at least 1",
                "/architecture              | featureCount  | 3        | card.architecture.featureCount | must be the number of card.lineage.features, at least 1",
                "/calibration               | confidence    | 1        | card.calibration.confidence | must be between 0 and 1, both excluded",
                "''                         | createdAt     | \"today\" | card.createdAt | must be an RFC 3339 time in UTC",
                "''                         | createdAt     | 12       | card.createdAt | must be an RFC 3339 time in UTC",
                "''                         | backtest      | null     | card.backtest | must be present",
                "''                         | carbonGrams   | 12       | card.carbonGrams | is unknown",
            })
    void shouldNameTheFieldAndTheRule(
            String parent, String field, String value, String path, String rule) throws Exception {
        // Given
        ObjectNode card = JSON.valueToTree(good);
        ((ObjectNode) card.at(parent)).set(field, JSON.readTree(value));
        // When
        ProblemException refused = refusal(card);
        // Then
        assertThat(refused.violations()).containsExactly(new Violation(path, rule));
        assertThat(refused.code().status()).isEqualTo(400);
    }

    @Test
    void shouldReportManyFaultsButNotHundreds() {
        assertThat(refusal(JSON.createObjectNode()).violations()).hasSize(10);
        ObjectNode card = JSON.valueToTree(good);
        card.withObject("/training").withArray("history").removeAll();
        for (int i = 0; i < 500; i++) {
            card.withObject("/training").withArray("history").add(i);
        }
        assertThat(refusal(card).violations()).hasSize(20);
    }

    private ProblemException refusal(JsonNode card) {
        return catchThrowableOfType(ProblemException.class, () -> reader.read("run-1", card));
    }
}
