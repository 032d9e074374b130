package io.credence.platform.service.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.credence.platform.api.EventEnvelope;
import io.credence.platform.api.TenantId;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EventSourceTest {

    private final EventSource source = new EventSource(new ObjectMapper());

    @Test
    void shouldMeasureAnEventAsTheBrokerDoes() {
        // Given as many characters, of one byte and of three
        String plain = "x".repeat(400_000);
        String wide = "€".repeat(400_000);
        // When, Then
        assertThat(source.write("notes.v1", event(plain)).data()).contains(plain);
        assertThatThrownBy(() -> source.write("notes.v1", event(wide)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1200002 bytes");
    }

    private static EventEnvelope<String> event(String data) {
        return new EventEnvelope<>(
                new UUID(0, 1),
                "NoteWritten",
                "sample-service",
                new TenantId("alpha"),
                "k",
                Instant.EPOCH,
                data);
    }
}
