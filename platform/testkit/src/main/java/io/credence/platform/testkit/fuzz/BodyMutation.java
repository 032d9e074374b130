package io.credence.platform.testkit.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Spoils a body as the bytes it is, or what the headers say of it.
final class BodyMutation {

    private static final Pattern TOKEN = Pattern.compile("[\\w.+-]+");
    private static final List<String> TYPES =
            List.of(
                    "text/plain",
                    "application/xml",
                    "text/csv",
                    "application/json;charset=utf-16",
                    "application/json; charset=nonsense",
                    "application/octet-stream",
                    "multipart/form-data; boundary=x",
                    "application/x-www-form-urlencoded",
                    "garbage",
                    "a/b/c",
                    "*/*",
                    "");
    private static final List<String> CODINGS =
            List.of("gzip", "deflate", "br", "zstd", "identity", "gzip, gzip", "nonsense");

    private BodyMutation() {}

    static void apply(Draft draft, RandomGenerator random) {
        switch (random.nextInt(9)) {
            case 0 -> draft.headers.put("Content-Type", OddValues.pick(TYPES, random));
            case 1 -> draft.headers.put("Content-Encoding", OddValues.pick(CODINGS, random));
            case 2 -> draft.body = new byte[0];
            case 3 -> draft.body = Arrays.copyOf(draft.body, random.nextInt(1 + draft.body.length));
            case 4 -> flip(draft, random);
            case 5 -> {
                draft.body = new byte[random.nextInt(1, 300)];
                random.nextBytes(draft.body);
            }
            case 6 -> draft.body = text(draft).getBytes(StandardCharsets.UTF_16);
            case 7 -> draft.body = (text(draft) + text(draft)).getBytes(StandardCharsets.UTF_8);
            default -> token(draft, random);
        }
    }

    private static void flip(Draft draft, RandomGenerator random) {
        draft.body = draft.body.clone();
        for (int i = 0; draft.body.length > 0 && i < 3; i++) {
            draft.body[random.nextInt(draft.body.length)] = (byte) random.nextInt();
        }
    }

    private static void token(Draft draft, RandomGenerator random) {
        String text = text(draft);
        List<MatchResult> tokens = TOKEN.matcher(text).results().toList();
        if (!tokens.isEmpty()) {
            MatchResult at = OddValues.pick(tokens, random);
            String odd = OddValues.word(random);
            draft.body =
                    (text.substring(0, at.start()) + odd + text.substring(at.end()))
                            .getBytes(StandardCharsets.UTF_8);
        }
    }

    private static String text(Draft draft) {
        return new String(draft.body, StandardCharsets.UTF_8);
    }
}
