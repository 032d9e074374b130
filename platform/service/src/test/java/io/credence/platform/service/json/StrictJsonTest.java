package io.credence.platform.service.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {

    private static final ObjectMapper JSON = mapper();

    private static ObjectMapper mapper() {
        ObjectMapper mapper = new ObjectMapper();
        new StrictJson().customize(mapper);
        return mapper;
    }

    /// Not stored anywhere, so the array is no trap.
    @SuppressWarnings("ArrayRecordComponent")
    record Sample(int count, double[] values, float[] weights, @Nullable String note) {}

    @Test
    void shouldWriteNumbersExactlyAndKeepNulls() throws JsonProcessingException {
        // When
        String text =
                JSON.writeValueAsString(
                        new Sample(1, new double[] {0.1, 1e300}, new float[] {0.1f}, null));
        // Then
        assertThat(text)
                .isEqualTo(
                        "{\"count\":1,\"values\":[0.1,1.0E300],\"weights\":[0.1],\"note\":null}");
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void shouldNotWriteWhatJsonHasNoNumberFor(double value) {
        for (Object holder :
                new Object[] {
                    value, (float) value, new double[] {1, value}, new float[] {(float) value}
                }) {
            assertThatThrownBy(() -> JSON.writeValueAsString(Map.of("x", holder)))
                    .isInstanceOf(JsonMappingException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"count\":1.5,\"values\":[],\"weights\":[]}",
                "{\"count\":\"1\",\"values\":[],\"weights\":[]}",
                "{\"count\":null,\"values\":[],\"weights\":[]}",
                "{\"values\":[],\"weights\":[]}",
                "{\"count\":1,\"values\":[],\"weights\":[],\"more\":1}",
                "{\"count\":1,\"values\":[],\"weights\":[]} {}",
                "{\"count\":1,\"count\":1,\"values\":[],\"weights\":[]}",
            })
    void shouldNotGuess(String text) {
        assertThatThrownBy(() -> JSON.readValue(text, Sample.class))
                .isInstanceOf(JsonProcessingException.class);
    }

    @Test
    void shouldReadWhatIsComplete() throws JsonProcessingException {
        // When
        Sample sample = JSON.readValue("{\"count\":1,\"values\":[2],\"weights\":[]}", Sample.class);
        // Then
        assertThat(sample.values()).containsExactly(2.0);
        assertThat(sample.note()).isNull();
    }
}
