package io.credence.training.trainer.job;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/// One JSON object per line and event, with the suite's fixed keys. Events name what happened in
/// the past tense; values are numbers and words, never payloads or secrets.
public final class EventLog {

    private final PrintStream out;
    private final InstantSource clock;
    private final Map<String, Object> fixed;

    public EventLog(PrintStream out, InstantSource clock, Map<String, ?> fixed) {
        this.out = out;
        this.clock = clock;
        this.fixed = new LinkedHashMap<>(fixed);
    }

    public void info(String event, Map<String, ?> values) {
        write("INFO", event, values);
    }

    public void warn(String event, Map<String, ?> values) {
        write("WARN", event, values);
    }

    public void error(String event, Throwable cause) {
        StringWriter stack = new StringWriter();
        cause.printStackTrace(new PrintWriter(stack));
        write("ERROR", event, Map.of("stack", stack.toString()));
    }

    private synchronized void write(String level, String event, Map<String, ?> values) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("timestamp", clock.instant().toString());
        line.put("level", level);
        line.put("event", event);
        line.putAll(fixed);
        line.putAll(values);
        out.println(JobJson.text(line));
        out.flush();
    }
}
