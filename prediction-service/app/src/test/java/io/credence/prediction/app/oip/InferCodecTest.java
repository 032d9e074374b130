package io.credence.prediction.app.oip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.credence.platform.api.ProblemException;
import io.credence.prediction.inference.model.FloatTensor;
import io.credence.prediction.inference.model.ModelKey;
import io.credence.prediction.inference.model.ModelSignature;
import io.credence.prediction.inference.model.TensorSpec;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InferCodecTest {

    private static final InferLimits LIMITS = new InferLimits(4096, 8192, 4);
    private static final ModelSignature SIGNATURE =
            new ModelSignature(
                    List.of(
                            new TensorSpec("a", List.of(-1L, 2L)),
                            new TensorSpec("b", List.of(-1L))),
                    List.of(new TensorSpec("y", List.of(-1L))));

    private static final String B = "{'name':'b','datatype':'FP32','shape':[2],'data':[5,6]}";

    @Test
    void shouldTakeFlatAndNestedData() {
        // When
        List<FloatTensor> tensors =
                decode(
                        "{'inputs':[{'name':'a','datatype':'FP32','shape':[2,2],'data':[[1,2.5],[-3e-1,NaN]]},"
                                + B
                                + "]}");

        // Then
        assertThat(tensors.get(0).values()).startsWith(1f, 2.5f, -0.3f, Float.NaN);
        assertThat(tensors.get(0).shape()).containsExactly(2, 2);
        assertThat(tensors.get(1).values()).startsWith(5f, 6f);
    }

    @Test
    void shouldTakeBinaryAndJsonInAnyMixAndOrder() {
        // Given: b comes first, in the JSON; a follows it as bytes.
        String json =
                ("{'inputs':["
                                + B
                                + ",{'name':'a','shape':[2,2],'datatype':'FP32','parameters':{'binary_data_size':16}}]}")
                        .replace('\'', '"');
        byte[] body = concat(json, floats(1, 2, 3, Float.NEGATIVE_INFINITY));

        // When
        InferRequest request = InferRequestReader.read(body, json.length());
        List<FloatTensor> tensors =
                TensorDecoder.decode(request, body, json.length(), SIGNATURE, LIMITS);

        // Then
        assertThat(tensors.get(0).values()).containsExactly(1, 2, 3, Float.NEGATIVE_INFINITY);
        assertThat(tensors.get(1).values()).startsWith(5f, 6f);
    }

    // The columns: the inputs but the good b, then what the refusal must name.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    {'name':'a','datatype':'FP32','shape':[2,2],'data':[1,2,3]}        | input 'a' must have 4 values
                    {'name':'a','datatype':'FP32','shape':[2,2],'data':[1,2,3,4,5]}    | input 'a' must have 4 values
                    {'name':'a','datatype':'FP32','shape':[2,3],'data':[1,2,3,4,5,6]}  | input 'a' must have shape [-1, 2]
                    {'name':'a','datatype':'FP32','shape':[2],'data':[1,2]}            | input 'a' must have shape [-1, 2]
                    {'name':'a','datatype':'FP32','shape':[0,2],'data':[]}             | input 'a' must have a shape
                    {'name':'a','datatype':'FP32','shape':[-2,2],'data':[]}            | input 'a' must have a shape
                    {'name':'a','datatype':'FP32','shape':[2.0,2],'data':[1,2,3,4]}    | input 'a' must have a shape
                    {'name':'a','datatype':'FP32','shape':[9223372036854775807,2],'data':[1]} | input 'a' must have at most 4 rows
                    {'name':'a','datatype':'FP32','shape':[5,2],'data':[1]}            | input 'a' must have at most 4 rows
                    {'name':'a','datatype':'FP32','shape':[1,2],'data':[1,2]}          | input 'b' must have 1 rows
                    {'name':'a','datatype':'FP64','shape':[2,2],'data':[1,2,3,4]}      | input 'a' must have datatype FP32, was FP64
                    {'name':'a','datatype':'FP32','shape':[2,2]}                       | input 'a' must have either data or
                    {'name':'a','datatype':'FP32','shape':[2,2],'data':[1,2,3,4],'parameters':{'binary_data_size':16}} | input 'a' must have either data or
                    {'name':'a','datatype':'FP32','shape':[2,2],'parameters':{'binary_data_size':12}} | input 'a' must have 4 values of 4 bytes
                    {'name':'a','datatype':'FP32','shape':[2,2],'parameters':{'binary_data_size':16}} | input 'a' promises 16 bytes, there are 0
                    {'name':'a','datatype':'FP32','shape':[2,2],'parameters':{'binary_data_size':-16}} | input 'a' parameter 'binary_data_size'
                    {'name':'a','datatype':'FP32','shape':[2,2],'parameters':{'x':[1]}} | parameter 'x' must be a string, number or bool
                    {'name':'a','datatype':'FP32','shape':[2,2],'data':[1,2,'3',4]}    | input 'a' data[2] must be a number
                    {'name':'a','datatype':'FP32','shape':[2,2],'data':[1,2,null,4]}   | input 'a' data[2] must be a number
                    {'name':'a','datatype':'FP32','shape':[2,2],'data':[1,2,3,1e39]}   | input 'a' data[3] is beyond the range
                    {'name':'a','datatype':'FP32','shape':[2,2],'data':5}              | input 'a' must have an array
                    {'name':'c','datatype':'FP32','shape':[2,2],'data':[1,2,3,4]}      | input 'c' is unknown
                    {'name':'b','datatype':'FP32','shape':[2],'data':[1,2]}            | input 'b' is there twice
                    {'datatype':'FP32','shape':[2,2],'data':[1,2,3,4]}                 | inputs[0] must have a name
                    {'name':'a','shape':[2,2],'data':[1,2,3,4]}                        | input 'a' must have a name, a datatype
                    7                                                                  | inputs[0] must be an object
                    """)
    void shouldNameTheTensorItRefuses(String input, String refusal) {
        assertThatThrownBy(() -> decode("{'inputs':[" + input + "," + B + "]}"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining(refusal);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    {'inputs':[]}                    | must have inputs
                    {}                               | must have inputs
                    {'inputs':{}}                    | inputs must be an array
                    [1]                              | must be a JSON object
                    {'inputs':[                      | is not valid JSON
                    {'inputs':[],'inputs':[]}        | is not valid JSON
                    {'id':7,'inputs':[]}             | must have a string as id
                    {'inputs':[{'name':'b','datatype':'FP32','shape':[1],'data':[1]}],'outputs':[{'name':'y','parameters':{'classification':3}}]} | cannot be classified
                    {'inputs':[{'name':'b','datatype':'FP32','shape':[1],'data':[1]}]} x | is not valid JSON
                    {'inputs':[{'name':'b','datatype':'FP32','shape':[1],'data':[1]}]}   | input 'a' is missing
                    """)
    void shouldSayWhatIsWrongWithTheRequest(String json, String refusal) {
        assertThatThrownBy(() -> decode(json))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining(refusal);
    }

    @Test
    void shouldRefuseWhatIsTooDeepOrTooLong() {
        assertThatThrownBy(() -> decode("{'x':" + "[".repeat(5_000)))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("is not valid JSON");
        assertThatThrownBy(() -> decode("{'id':'" + "x".repeat(2_000_000) + "'}"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("is not valid JSON");
    }

    @ParameterizedTest
    @CsvSource({"0", "-1", "99", "x", "99999999999999999999"})
    void shouldRefuseALengthThatTheBodyDoesNotHave(String header) {
        assertThatThrownBy(() -> RequestBody.jsonLength(new byte[10], header, LIMITS))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("Inference-Header-Content-Length");
    }

    @Test
    void shouldRefuseBytesThatNoTensorClaims() {
        // Given
        String json =
                ("{'inputs':[{'name':'a','datatype':'FP32','shape':[2,2],'data':[1,2,3,4]},"
                                + B
                                + "]}")
                        .replace('\'', '"');
        byte[] body = concat(json, floats(9));

        // Then
        assertThatThrownBy(() ->
                        TensorDecoder.decode(
                                InferRequestReader.read(body, json.length()),
                                body,
                                json.length(),
                                SIGNATURE,
                                LIMITS))
                .hasMessageContaining("4 bytes after its last tensor");
    }

    @Test
    void shouldDecompressWithinTheLimit() throws Exception {
        // Given
        byte[] small = "{\"a\":1}".getBytes(StandardCharsets.UTF_8);
        byte[] bomb = new byte[10 * LIMITS.bodyBytes()];

        // Then
        assertThat(RequestBody.decoded(gzip(small), "gzip", LIMITS)).isEqualTo(small);
        assertThat(RequestBody.decoded(deflate(small), "deflate", LIMITS)).isEqualTo(small);
        assertThat(RequestBody.decoded(small, null, LIMITS)).isSameAs(small);
        assertThatThrownBy(() -> RequestBody.decoded(gzip(bomb), "gzip", LIMITS))
                .hasMessageContaining("at most 8192 bytes");
        assertThatThrownBy(() -> RequestBody.decoded(small, "gzip", LIMITS))
                .hasMessageContaining("not valid gzip");
        assertThatThrownBy(() -> RequestBody.decoded(small, "br", LIMITS))
                .hasMessageContaining("Content-Encoding");
    }

    @Test
    void shouldWriteWhatWasAskedFor() {
        // Given
        ModelSignature signature =
                new ModelSignature(
                        List.of(),
                        List.of(
                                new TensorSpec("p", List.of(-1L)),
                                new TensorSpec("q", List.of(-1L))));
        List<FloatTensor> outputs =
                List.of(
                        new FloatTensor(new long[] {2}, new float[] {0.1f, Float.NaN}),
                        new FloatTensor(new long[] {2}, new float[] {1f, 2f}));

        // When
        EncodedResponse json = respond(signature, outputs, "'id':'7'");
        EncodedResponse mixed =
                respond(
                        signature,
                        outputs,
                        "'parameters':{'binary_data_output':true},'outputs':[{'name':'q'},{'name':'p','parameters':{'binary_data':false}}]");

        // Then
        assertThat(json.jsonLength()).isNull();
        assertThat(json.body().toString(StandardCharsets.UTF_8))
                .isEqualTo(
                        "{'model_name':'m','model_version':'3','id':'7','parameters':{},'outputs':[{'name':'p','shape':[2],'datatype':'FP32','data':[0.1,NaN]},{'name':'q','shape':[2],'datatype':'FP32','data':[1.0,2.0]}]}"
                                .replace('\'', '"'));
        String head =
                "{'model_name':'m','model_version':'3','parameters':{},'outputs':[{'name':'q','shape':[2],'datatype':'FP32','parameters':{'binary_data_size':8}},{'name':'p','shape':[2],'datatype':'FP32','data':[0.1,NaN]}]}"
                        .replace('\'', '"');
        assertThat(mixed.jsonLength()).isEqualTo(head.length());
        assertThat(mixed.body().toByteArray()).isEqualTo(concat(head, floats(1, 2)));
    }

    private static EncodedResponse respond(
            ModelSignature signature, List<FloatTensor> outputs, String members) {
        String json = ("{" + members + ",'inputs':[" + B + "]}").replace('\'', '"');
        InferRequest request =
                InferRequestReader.read(json.getBytes(StandardCharsets.UTF_8), json.length());
        return InferResponseWriter.write(
                new ModelKey("alpha", "m", 3), signature, request, outputs);
    }

    private static List<FloatTensor> decode(String json) {
        byte[] body = json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        InferRequest request = InferRequestReader.read(body, body.length);
        return TensorDecoder.decode(request, body, body.length, SIGNATURE, LIMITS);
    }

    private static byte[] floats(float... values) {
        ByteBuffer buffer = ByteBuffer.allocate(values.length * 4).order(ByteOrder.LITTLE_ENDIAN);
        buffer.asFloatBuffer().put(values);
        return buffer.array();
    }

    private static byte[] concat(String json, byte[] tail) {
        byte[] head = json.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(head.length + tail.length).put(head).put(tail).array();
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
            zip.write(bytes);
        }
        return out.toByteArray();
    }

    private static byte[] deflate(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DeflaterOutputStream zip = new DeflaterOutputStream(out)) {
            zip.write(bytes);
        }
        return out.toByteArray();
    }
}
