package io.credence.platform.local.demo;

import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/// Counts the tenant's live events by type while the demo goes on.
final class EventTap implements AutoCloseable {

    private static final String NAME = "event:";

    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();
    private final Stream<String> lines;
    private final Thread reader;

    EventTap(Api api) throws InterruptedException {
        lines = api.events();
        reader = Thread.ofVirtual().name("events").start(this::read);
    }

    Map<String, Long> counts() {
        Map<String, Long> sorted = new TreeMap<>();
        counts.forEach((type, count) -> sorted.put(type, count.sum()));
        return sorted;
    }

    private void read() {
        try {
            lines.filter(line -> line.startsWith(NAME))
                    .map(line -> line.substring(NAME.length()).trim())
                    .forEach(type ->
                            counts.computeIfAbsent(type, key -> new LongAdder()).increment());
        } catch (UncheckedIOException e) {
            // The gateway closes the stream when the token ends; what was counted stands.
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        lines.close();
        reader.interrupt();
    }
}
