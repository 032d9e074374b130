package io.credence.feature.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.credence.feature.api.Bar;
import io.credence.feature.api.BarClosed;
import io.credence.feature.api.Trade;
import io.credence.feature.api.TradePrinted;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.ConfigProvider;

/// A venue's feed of a tenant, as feature-service takes it in.
final class MarketStream implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final KafkaProducer<String, String> producer;
    private final String tenant;
    private final String barTopic;
    private final String tradeTopic;

    /// Of the tenant alpha, on the Kafka and the topics of the service under test.
    MarketStream() {
        this("alpha");
    }

    MarketStream(String tenant) {
        this(
                tenant,
                ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class),
                BarClosed.TOPIC,
                TradePrinted.TOPIC);
    }

    MarketStream(String brokers, String barTopic, String tradeTopic) {
        this("alpha", brokers, barTopic, tradeTopic);
    }

    private MarketStream(String tenant, String brokers, String barTopic, String tradeTopic) {
        this.tenant = tenant;
        this.barTopic = barTopic;
        this.tradeTopic = tradeTopic;
        this.producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", brokers, "acks", "all"),
                        new StringSerializer(),
                        new StringSerializer());
    }

    /// One-minute bars of a file.
    static List<Bar> bars(byte[] csv) {
        List<Bar> bars = new ArrayList<>();
        for (String line : new String(csv, StandardCharsets.UTF_8).lines().skip(1).toList()) {
            String[] field = line.split(",", -1);
            bars.add(
                    new Bar(
                            Long.parseLong(field[0]),
                            Double.parseDouble(field[1]),
                            Double.parseDouble(field[2]),
                            Double.parseDouble(field[3]),
                            Double.parseDouble(field[4]),
                            Double.parseDouble(field[5])));
        }
        return bars;
    }

    /// Trades of a file, numbered from 1.
    static List<TradePrinted> trades(String instrument, byte[] csv) {
        List<TradePrinted> trades = new ArrayList<>();
        for (String line : new String(csv, StandardCharsets.UTF_8).lines().skip(1).toList()) {
            String[] field = line.split(",", -1);
            Trade trade =
                    new Trade(
                            Long.parseLong(field[0]) * 1000,
                            Double.parseDouble(field[1]),
                            Double.parseDouble(field[2]));
            trades.add(new TradePrinted(instrument, trades.size() + 1, trade));
        }
        return trades;
    }

    /// Returns the event's id.
    String bar(String instrument, Bar bar) {
        return send(barTopic, BarClosed.TYPE, instrument, new BarClosed(instrument, "1m", bar));
    }

    String trade(TradePrinted trade) {
        return send(tradeTopic, TradePrinted.TYPE, trade.instrument(), trade);
    }

    String send(String topic, String type, String key, Object data) {
        String id = UUID.randomUUID().toString();
        ProducerRecord<String, String> record =
                new ProducerRecord<>(topic, tenant + ":" + key, json(data));
        Map.of(
                        "ce_specversion",
                        "1.0",
                        "ce_id",
                        id,
                        "ce_type",
                        type,
                        "ce_source",
                        "a-venue",
                        "ce_time",
                        Instant.EPOCH.toString(),
                        "ce_tenantid",
                        tenant)
                .forEach((name, value) ->
                        record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        var _ = producer.send(record);
        return id;
    }

    /// Waits until the broker has all of it.
    void flush() {
        producer.flush();
    }

    private static String json(Object data) {
        try {
            return JSON.writeValueAsString(data);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(5));
    }
}
