package io.credence.platform.service.events;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jboss.logging.Logger;

/// `<topic>.dlq` takes what cannot be handled: the record as it came, with the cause as a header.
@ApplicationScoped
class DeadLetters {

    private static final Logger LOG = Logger.getLogger(DeadLetters.class);
    private static final int LONGEST_CAUSE = 1_000;

    private final EventProducer producer;
    private final MeterRegistry meters;

    @Inject
    DeadLetters(EventProducer producer, MeterRegistry meters) {
        this.producer = producer;
        this.meters = meters;
    }

    /// Returns when the broker has it; until then the original is not acknowledged.
    void send(ConsumerRecord<String, String> record, PoisonEvent poison) {
        LOG.errorf(
                poison,
                "%s partition %d offset %d goes to the dead-letter topic",
                record.topic(),
                record.partition(),
                record.offset());
        ProducerRecord<String, String> letter =
                new ProducerRecord<>(record.topic() + ".dlq", record.key(), record.value());
        record.headers().forEach(letter.headers()::add);
        letter.headers().add(EventHeaders.CAUSE, describe(poison).getBytes(StandardCharsets.UTF_8));
        producer.send(letter).join();
        meters.counter("credence.events.dead.letters", "topic", letter.topic()).increment();
    }

    private static String describe(PoisonEvent poison) {
        Throwable cause = poison.getCause();
        String text = cause == null ? poison.toString() : poison + ", caused by " + cause;
        return text.substring(0, Math.min(text.length(), LONGEST_CAUSE));
    }
}
