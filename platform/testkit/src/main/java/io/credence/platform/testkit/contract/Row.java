package io.credence.platform.testkit.contract;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A good call of one operation. `${name}` in a value stands for an object of the calling tenant,
/// `${unique}` for a word that no call had before, `${own...}` for what goes with an object.
public final class Row {

    private static final Pattern PLACE = Pattern.compile("\\$\\{(\\w+)}");
    private static final String UNIQUE = "unique";
    private static final String OWN = "own";
    private static final int NOT_FOUND = 404;

    private final String operation;
    private final Map<String, String> path = new LinkedHashMap<>();
    private final Map<String, String> query = new LinkedHashMap<>();
    private final Map<String, String> headers = new LinkedHashMap<>();
    private String body = "";
    private String client = "dashboard";
    private int hidden = NOT_FOUND;
    private boolean keyed;
    private boolean ownWay;
    private boolean open;
    private final Set<String> shown = new TreeSet<>();
    private final Set<Integer> failures = new TreeSet<>();

    private Row(String operation) {
        this.operation = operation;
    }

    public static Row of(String operation) {
        return new Row(operation);
    }

    public Row path(String name, String value) {
        path.put(name, value);
        return this;
    }

    public Row query(String name, String value) {
        query.put(name, value);
        return this;
    }

    public Row header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    public Row json(String text) {
        return body("application/json", text);
    }

    public Row body(String type, String text) {
        body = text;
        return header("Content-Type", type);
    }

    /// The program that calls, `${tenant}` in it being its tenant; the dashboard if not said.
    public Row client(String id) {
        client = id;
        return this;
    }

    /// What an object that is not there, or is another's, answers; 404 if not said.
    public Row hidden(int status) {
        hidden = status;
        return this;
    }

    /// It takes an `Idempotency-Key`.
    public Row keyed() {
        keyed = true;
        return this;
    }

    /// It takes an `Idempotency-Key` and answers a repetition in its own way; its own tests show
    /// how.
    public Row keyedInItsOwnWay() {
        ownWay = true;
        return this;
    }

    /// It needs no token.
    public Row open() {
        open = true;
        return this;
    }

    /// The answer to the owner holds these objects, so a list that lacks them proves something.
    public Row shows(String... objects) {
        shown.addAll(List.of(objects));
        return this;
    }

    /// Answers from 500 on that are meant, such as 501 for what the service leaves to another.
    public Row mayFailWith(int status) {
        failures.add(status);
        return this;
    }

    public String operation() {
        return operation;
    }

    public String clientOf(String tenant) {
        return client.replace("${tenant}", tenant);
    }

    int hidden() {
        return hidden;
    }

    boolean isKeyed() {
        return keyed;
    }

    boolean takesKey() {
        return keyed || ownWay;
    }

    boolean isOpen() {
        return open;
    }

    Set<String> shown() {
        return shown;
    }

    public Set<Integer> failures() {
        return failures;
    }

    public Map<String, String> pathValues(Map<String, String> objects) {
        return fill(path, objects);
    }

    public Map<String, String> queryValues(Map<String, String> objects) {
        return fill(query, objects);
    }

    public Map<String, String> headerValues(Map<String, String> objects) {
        return fill(headers, objects);
    }

    public String bodyText(Map<String, String> objects) {
        return fill(body, objects);
    }

    /// The objects that the call names, whose place another's may take.
    Set<String> named() {
        Set<String> names = new TreeSet<>();
        List<String> texts = new ArrayList<>(path.values());
        texts.addAll(query.values());
        texts.add(body);
        texts.forEach(text -> PLACE.matcher(text).results().forEach(at -> names.add(at.group(1))));
        names.removeIf(name -> name.equals(UNIQUE) || name.startsWith(OWN));
        return names;
    }

    Call call(Operation of, Map<String, String> known) {
        Map<String, String> objects = withUnique(known);
        String target = of.path();
        for (Map.Entry<String, String> value : pathValues(objects).entrySet()) {
            target = target.replace("{" + value.getKey() + "}", encode(value.getValue()));
        }
        Call call =
                new Call(
                        of.method(),
                        target,
                        List.copyOf(headerValues(objects).entrySet()),
                        bodyText(objects).getBytes(StandardCharsets.UTF_8));
        for (Map.Entry<String, String> value : queryValues(objects).entrySet()) {
            call = call.query(value.getKey(), encode(value.getValue()));
        }
        return call;
    }

    private static Map<String, String> fill(
            Map<String, String> values, Map<String, String> objects) {
        Map<String, String> filled = new LinkedHashMap<>();
        values.forEach((name, value) -> filled.put(name, fill(value, objects)));
        return filled;
    }

    private static String fill(String text, Map<String, String> objects) {
        return PLACE.matcher(text)
                .replaceAll(at -> {
                    String name = at.group(1);
                    String value = objects.get(name);
                    if (value == null) {
                        throw new IllegalStateException("no object " + name);
                    }
                    return Matcher.quoteReplacement(value);
                });
    }

    /// The objects of one call: its unique word is the same wherever it stands.
    public static Map<String, String> withUnique(Map<String, String> objects) {
        Map<String, String> all = new LinkedHashMap<>(objects);
        all.put(UNIQUE, UUID.randomUUID().toString().substring(0, 13));
        return all;
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
