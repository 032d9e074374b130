package io.credence.feature.app.csv;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Lines of a stream whose length is not trusted: neither the lines nor the whole may be longer
/// than allowed, however well they were compressed.
final class LineReader {

    static final int MAX_LINE_BYTES = 1024;

    private final InputStream in;
    private final byte[] buffer = new byte[1 << 16];
    private final byte[] line = new byte[MAX_LINE_BYTES];
    private long bytesLeft;
    private int at;
    private int end;
    private long number;
    private @Nullable String returned;

    LineReader(InputStream in, long maxBytes) {
        this.in = in;
        this.bytesLeft = maxBytes;
    }

    /// The number of the line read last, from 1.
    long number() {
        return number;
    }

    /// The next line without its end, or null after the last.
    @Nullable String next() throws IOException {
        String again = returned;
        if (again != null) {
            returned = null;
            number++;
            return again;
        }
        int length = 0;
        boolean any = false;
        while (at < end || fill()) {
            any = true;
            byte b = buffer[at++];
            if (b == '\n') {
                break;
            }
            if (length == MAX_LINE_BYTES) {
                throw Refusals.line(number + 1, "must not be longer than 1024 bytes");
            }
            line[length++] = b;
        }
        if (!any) {
            return null;
        }
        number++;
        if (length > 0 && line[length - 1] == '\r') {
            length--;
        }
        // Numbers are ASCII; anything else is kept readable for the refusal that will follow.
        return new String(line, 0, length, StandardCharsets.UTF_8);
    }

    /// Gives the line read last back, to be read again.
    void back(String line) {
        returned = line;
        number--;
    }

    private boolean fill() throws IOException {
        at = 0;
        end = Math.max(0, in.read(buffer));
        bytesLeft -= end;
        if (bytesLeft < 0) {
            throw Refusals.tooLarge("the file is larger than allowed once decompressed");
        }
        return end > 0;
    }
}
