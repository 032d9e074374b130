package io.credence.platform.testkit.fuzz;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.config.ConfigProvider;

/// Requests as bytes, for those that no client would send.
final class RawHttp {

    private static final int PATIENCE_MS = 60_000;
    private static final int PATIENCE_WITH_NONSENSE_MS = 3_000;
    private static final int CHUNK = 1 << 16;
    private static final int ENOUGH = 1 << 16;

    private RawHttp() {}

    /// What came back until the service closed the connection or stopped talking; empty if nothing.
    static String send(String request) throws IOException {
        try (Socket socket = connect()) {
            write(socket, request);
            return read(socket);
        }
    }

    /// The same for what may never become a request, however long one waits.
    static String sendNonsense(String bytes) throws IOException {
        try (Socket socket = connect()) {
            socket.setSoTimeout(PATIENCE_WITH_NONSENSE_MS);
            write(socket, bytes);
            return read(socket);
        }
    }

    /// Sends a body of unknown length until the service has enough.
    static String sendChunks(String head, long bytes) throws IOException {
        try (Socket socket = connect()) {
            write(socket, head + "Transfer-Encoding: chunked\r\n\r\n");
            Thread sender = Thread.ofVirtual().start(() -> sendQuietly(socket, bytes));
            String answer = read(socket);
            sender.interrupt();
            return answer;
        }
    }

    // The service may hang up, which is what the test is about.
    private static void sendQuietly(Socket socket, long bytes) {
        byte[] chunk = new byte[CHUNK];
        String size = Integer.toHexString(CHUNK) + "\r\n";
        try {
            OutputStream out = socket.getOutputStream();
            for (long sent = 0; sent <= bytes; sent += CHUNK) {
                out.write(size.getBytes(StandardCharsets.US_ASCII));
                out.write(chunk);
                out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
            }
            out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            out.flush();
        } catch (IOException _) {
            return;
        }
    }

    private static Socket connect() throws IOException {
        int port = ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class);
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(PATIENCE_MS);
        return socket;
    }

    private static void write(Socket socket, String text) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    // Up to the end of a body of known length, else to the end of the connection.
    private static String read(Socket socket) {
        StringBuilder answer = new StringBuilder();
        byte[] buffer = new byte[CHUNK];
        try {
            InputStream in = socket.getInputStream();
            int length = in.read(buffer);
            while (length > 0 && answer.length() < ENOUGH) {
                answer.append(new String(buffer, 0, length, StandardCharsets.ISO_8859_1));
                length = isComplete(answer) ? -1 : in.read(buffer);
            }
        } catch (IOException _) {
            // Reset behind the answer.
        }
        return answer.toString();
    }

    private static boolean isComplete(StringBuilder answer) {
        int body = answer.indexOf("\r\n\r\n") + 4;
        String head = answer.substring(0, Math.max(0, body)).toLowerCase(java.util.Locale.ROOT);
        int at = head.indexOf("content-length: ");
        if (at < 0) {
            return false;
        }
        int start = at + "content-length: ".length();
        int length = Integer.parseInt(head.substring(start, head.indexOf('\r', start)));
        return answer.length() >= body + length;
    }
}
