package io.credence.feature.app.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryAfterTest {

    @ParameterizedTest
    @CsvSource({
        "7, false, PT7S",
        "0, false, PT1S",
        "999999, true, PT72H",
        "soon, false, PT1M",
        "-5, true, PT10M",
        "99999999999, false, PT1M"
    })
    void shouldWaitAsLongAsTheExchangeSays(String seconds, boolean banned, Duration expected) {
        // Given headers as the connection gives them, the status line without a name
        Map<String, List<String>> headers = new HashMap<>();
        headers.put(null, List.of("HTTP/1.1 429"));
        headers.put("Retry-after", List.of(seconds));
        // When / Then
        assertThat(RetryAfter.of(headers, banned)).isEqualTo(expected);
    }

    @Test
    void shouldWaitLongerAfterABanThatSaysNothing() {
        assertThat(RetryAfter.of(null, true)).isGreaterThan(RetryAfter.of(Map.of(), false));
    }
}
