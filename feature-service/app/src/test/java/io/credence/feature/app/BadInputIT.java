package io.credence.feature.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.credence.platform.api.Role;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@Servers
class BadInputIT {

    private static final String OK = "open_time_ms,open,high,low,close,volume|60000,2,3,1,2,5|";

    private final FeatureApi api = FeatureApi.ALPHA;

    @BeforeEach
    void instrument() {
        api.json(Role.TRADER)
                .body("{\"symbol\":\"BAD-USD\",\"venue\":\"bitstamp\"}")
                .post("/api/v1/instruments");
    }

    @Test
    void shouldRefuseALiveBarThatHasNotClosed() {
        // Given
        api.createInstrument("TOMORROW-USD");
        long now = System.currentTimeMillis() / Tape.MINUTE * Tape.MINUTE;
        // When
        api.liveBar("TOMORROW-USD", now + 1_440 * Tape.MINUTE + ",2,3,1,2,5")
                .statusCode(400)
                .body("violations[0].field", equalTo("bar.openTimeMs"))
                .body("detail", containsString("must be of a bar that has closed"));
        // Then those that close meanwhile are still taken
        api.liveBar("TOMORROW-USD", now - Tape.MINUTE + ",2,3,1,2,5").statusCode(202);
    }

    @Test
    void shouldRefuseAFileWhoseLastBarHasNotClosed() {
        // Given a bar that closed and one of an hour from now
        api.createInstrument("STILL-USD");
        long now = System.currentTimeMillis() / Tape.MINUTE * Tape.MINUTE;
        String closed =
                "open_time_ms,open,high,low,close,volume\n" + (now - Tape.MINUTE) + ",2,3,1,2,5\n";
        String open = closed + (now + 60 * Tape.MINUTE) + ",2,3,1,2,5\n";
        // When
        api.importBars("STILL-USD", "1m", open.getBytes(StandardCharsets.UTF_8))
                .statusCode(400)
                .body("violations[0].field", equalTo("body"))
                .body("detail", containsString("must have bars that have closed"));
        // Then nothing of it is stored
        api.importBars("STILL-USD", "1m", closed.getBytes(StandardCharsets.UTF_8))
                .statusCode(200)
                .body("inserted", equalTo(1));
    }

    // Lines are separated by |.
    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = ';',
            textBlock =
                    """
                    OK120000,2,1,3,2,5        ; line 3, column high must be >= low
                    OK120000,NaN,3,1,2,5      ; line 3, column open must be a number
                    OK120000,2,Infinity,1,2,5 ; line 3, column high must be a number
                    OK120000,2,3,1,2,-5       ; line 3, column volume must be >= 0
                    OK120000,-2,3,-3,2,5      ; line 3, column open must be > 0
                    OK120000,2,3,1,4,5        ; line 3, column close must lie between low and high
                    OK120000,9,3,1,2,5        ; line 3, column open must lie between low and high
                    OK120000,2,3,1,2,5|0,2,3,1,2,5 ; line 4, column open_time_ms must rise
                    OK0,2,3,1,2,5|120000,2,3,1,2,5 ; line 4, column open_time_ms must fall
                    OK120001,2,3,1,2,5        ; line 3, column open_time_ms must be a multiple of the interval 1m
                    OK12e4,2,3,1,2,5          ; line 3, column open_time_ms must be a time
                    OK9999999999999999,2,3,1,2,5 ; line 3, column open_time_ms must be a time between 1970 and 2100
                    OK120000,2,3,1,2          ; line 3 must have 6 fields, has 5
                    OK120000,0x2,3,1,2,5      ; line 3, column open must be a number, was '0x2'
                    OK120000,2d,3,1,2,5       ; line 3, column open must be a number, was '2d'
                    OK120000,,3,1,2,5         ; line 3, column open must be a number, was empty
                    OK|120000,2,3,1,2,5       ; line 3 must not be empty
                    open_time_ms,opening,high,low,close,volume|60000,2,3,1,2,5 ; line 1, column 'opening' is not known
                    open_time_ms,open,high,low,close|60000,2,3,1,2 ; line 1, column volume is missing
                    open_time_ms,open,open,high,low,close,volume|60000,2,2,3,1,2,5 ; line 1, column open must appear once
                    open_time_ms,open,high,low,close,volume| ; body must have at least one row
                    hello world               ; line 1, column 'hello world' is not known
                    """)
    void shouldRefuseBarsByLineAndColumn(String file, String expected) {
        // Given
        String csv = file.replace("OK", OK).replace('|', '\n');
        // When / Then
        api.importBars("BAD-USD", "1m", csv.getBytes(StandardCharsets.UTF_8))
                .statusCode(400)
                .contentType("application/problem+json")
                .body("error_code", equalTo("INVALID_MARKET_DATA"))
                .body("detail", containsString(expected));
        assertThat(api.countBars("BAD-USD", "1m")).isZero();
    }

    @Test
    void shouldRefuseARepeatedTimeWithOtherValues() {
        // Given
        String csv = (OK + "60000,2,3,1,2,6|").replace('|', '\n');
        // When / Then
        api.importBars("BAD-USD", "1m", csv.getBytes(StandardCharsets.UTF_8))
                .statusCode(409)
                .body("error_code", equalTo("CONFLICTING_BAR"))
                .body("violations[0].field", equalTo("line 3"));
        assertThat(api.countBars("BAD-USD", "1m")).isZero();
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = ';',
            textBlock =
                    """
                    timestamp,price,amount|1385337600,800,1|1385337601,800,1|1385337600,800,1 ; line 4, column timestamp must rise
                    timestamp,price,amount|1385337601,800,1|1385337600,800,1|1385337601,800,1 ; line 4, column timestamp must fall
                    timestamp,price,amount|1385337600,0,1     ; line 2, column price must be > 0
                    timestamp,price,amount|1385337600,1,1e31  ; line 2, column amount must be >= 0 and at most 1.0E30
                    timestamp,price,amount|1385337600,800,-1  ; line 2, column amount must be >= 0
                    timestamp,price,amount|1385337600,abc,1   ; line 2, column price must be a number
                    timestamp,price,amount|yesterday,800,1    ; line 2, column timestamp must be a time
                    timestamp,price|1385337600,800            ; line 1, column amount is missing
                    timestamp,price,volume|1385337600,800,1   ; line 1, column 'volume' is not known
                    timestamp,price,amount                    ; body must have at least one row
                    """)
    void shouldRefuseTradesByLineAndColumn(String file, String expected) {
        // When / Then
        api.importTrades("BAD-USD", "1m", file.replace('|', '\n').getBytes(StandardCharsets.UTF_8))
                .statusCode(400)
                .body("error_code", equalTo("INVALID_MARKET_DATA"))
                .body("detail", containsString(expected));
        assertThat(api.countBars("BAD-USD", "1m")).isZero();
    }

    @Test
    void shouldRefuseAnEmptyFileAndGarbage() {
        api.importBars("BAD-USD", "1m", new byte[0])
                .statusCode(400)
                .body("detail", containsString("body must not be empty"));
        api.importBars("BAD-USD", "1m", new byte[] {0x1f, (byte) 0x8b, 1, 2, 3})
                .statusCode(400)
                .body("detail", containsString("body is not readable as gzip"));
        api.importBars("BAD-USD", "1m", new byte[5000])
                .statusCode(400)
                .body("detail", containsString("line 1 must not be longer"));
        api.csv(Role.TRADER)
                .header("Content-Encoding", "gzip")
                .body("open_time_ms".getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/instruments/BAD-USD/bars?interval=1m")
                .then()
                .statusCode(400)
                .body("detail", containsString("body is not gzip"));
    }

    @Test
    void shouldNameTheParameterThatIsWrong() {
        byte[] bars = Tape.bars(1L, 3);
        api.importBars("BAD-USD", "7m", bars)
                .statusCode(400)
                .body("violations[0].field", equalTo("interval"));
        api.importBars("NONE-USD", "1m", bars)
                .statusCode(404)
                .body("error_code", equalTo("UNKNOWN_INSTRUMENT"));
        api.importBars("not-a-symbol", "1m", bars).statusCode(404);
        api.as(Role.VIEWER)
                .get("/api/v1/instruments/BAD-USD/features?interval=1m&feature_set=core-99")
                .then()
                .statusCode(400)
                .body("error_code", equalTo("UNKNOWN_FEATURE_SET"));
        api.as(Role.VIEWER)
                .get("/api/v1/instruments/BAD-USD/bars?interval=1m&from_ms=5&to_ms=5")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("from_ms"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            textBlock =
                    """
                    {"symbol":"BTC-USD"                      ; the body is not JSON
                    {"symbol":"btcusd","venue":"bitstamp"}   ; symbol must be BASE-QUOTE
                    {"symbol":"BTC-USD","venue":"Bit Stamp"} ; venue must be lower-case
                    {"symbol":"BTC-USD"}                     ; venue is required
                    {"symbol":"BTC-USD","venus":"x"}         ; venus is not a known field
                    """)
    void shouldRefuseAnInstrumentByField(String body, String expected) {
        api.json(Role.TRADER)
                .body(body)
                .post("/api/v1/instruments")
                .then()
                .statusCode(400)
                .body("detail", containsString(expected));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            textBlock =
                    """
                    {"interval":"1m"} ; bar is required
                    {"interval":"1m","bar":{"openTimeMs":60000,"open":2,"high":1,"low":3,"close":2,"volume":1}} ; high must be >= low
                    {"interval":"1m","bar":{"openTimeMs":60001,"open":2,"high":3,"low":1,"close":2,"volume":1}} ; bar.openTimeMs must be a multiple
                    {"interval":"1m","bar":{"openTimeMs":60000,"open":"NaN","high":3,"low":1,"close":2,"volume":1}} ; open must be a number
                    {"interval":"1m","bar":{"openTimeMs":60000,"high":3,"low":1,"close":2,"volume":1}} ; bar.open
                    """)
    void shouldRefuseALiveBarByField(String body, String expected) {
        api.json(Role.TRADER)
                .body(body)
                .post("/api/v1/instruments/BAD-USD/bars/live")
                .then()
                .statusCode(400)
                .body("detail", containsString(expected));
        assertThat(api.countBars("BAD-USD", "1m")).isZero();
    }
}
