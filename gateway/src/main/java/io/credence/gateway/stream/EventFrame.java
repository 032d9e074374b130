package io.credence.gateway.stream;

import java.util.regex.Pattern;

/// A server-sent event as it goes over the wire.
///
/// @param tenant whose browsers may see it
record EventFrame(String tenant, String type, String text) {

    private static final Pattern LINE_BREAK = Pattern.compile("[\\r\\n]+");
    private static final Pattern TYPE = Pattern.compile("[A-Za-z0-9._-]{1,128}");

    static boolean isType(String type) {
        return TYPE.matcher(type).matches();
    }

    /// @param data a JSON object as it was published
    static EventFrame of(String tenant, String type, String time, String data) {
        String body = LINE_BREAK.matcher(data).replaceAll(" ");
        return new EventFrame(
                tenant,
                type,
                "event: %s\ndata: {\"type\":\"%s\",\"time\":\"%s\",\"data\":%s}\n\n"
                        .formatted(type, type, time, body));
    }

    /// An event of the stream itself, outside every tenant.
    static String note(String name, String words) {
        return "event: %s\ndata: {\"note\":\"%s\"}\n\n".formatted(name, words);
    }
}
