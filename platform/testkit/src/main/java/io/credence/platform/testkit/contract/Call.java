package io.credence.platform.testkit.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// One request.
public final class Call {

    private final String method;
    private final String target;
    private final List<Map.Entry<String, String>> headers;
    private final byte[] body;

    /// A request without a body if `body` is empty.
    ///
    /// @param target path and query, percent-encoded
    public Call(
            String method, String target, List<Map.Entry<String, String>> headers, byte[] body) {
        this.method = method;
        this.target = target;
        this.headers = List.copyOf(headers);
        this.body = body.clone();
    }

    static Call get(String target) {
        return new Call("GET", target, List.of(), new byte[0]);
    }

    public String method() {
        return method;
    }

    public String target() {
        return target;
    }

    public List<Map.Entry<String, String>> headers() {
        return headers;
    }

    public byte[] body() {
        return body.clone();
    }

    Call with(String header, String value) {
        List<Map.Entry<String, String>> more = new ArrayList<>(headers);
        more.add(Map.entry(header, value));
        return new Call(method, target, more, body);
    }

    Call query(String name, String value) {
        String separator = target.contains("?") ? "&" : "?";
        return new Call(method, target + separator + name + "=" + value, headers, body);
    }

    @Override
    public String toString() {
        return method + " " + target;
    }
}
