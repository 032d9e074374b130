package io.credence.feature.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.credence.platform.api.Role;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@Servers
class ObservationIT {

    private static final String RATE =
            """
            {"name":"funding.rate","eventTime":"2024-01-01T08:00:00Z","knownTime":"%s","value":%s}\
            """;

    private final FeatureApi api = FeatureApi.ALPHA;

    @Test
    void shouldShowWhatWasKnownThen() {
        // Given a rate, its correction an hour later, and another name
        api.createInstrument("ASOF-USD");
        add("ASOF-USD", RATE.formatted("2024-01-01T08:00:01Z", "0.0001")).body("inserted", is(1));
        add("ASOF-USD", RATE.formatted("2024-01-01T09:00:00Z", "0.0002")).body("inserted", is(1));
        add(
                        "ASOF-USD",
                        RATE.formatted("2024-01-01T08:30:00Z", "3")
                                .replace("funding.rate", "book.bid"))
                .body("inserted", is(1));
        // When / Then
        assertThat(values("ASOF-USD", "")).containsExactly(3.0, 0.0001, 0.0002);
        assertThat(values("ASOF-USD", "&name=funding.rate")).containsExactly(0.0001, 0.0002);
        assertThat(values("ASOF-USD", "&name=funding.rate&as_of_ms=" + ms("2024-01-01T08:59:59Z")))
                .containsExactly(0.0001);
        assertThat(values("ASOF-USD", "&as_of_ms=" + ms("2024-01-01T09:00:00Z")))
                .containsExactly(3.0, 0.0002);
        assertThat(values("ASOF-USD", "&as_of_ms=" + ms("2024-01-01T08:00:00Z"))).isEmpty();
        assertThat(values("ASOF-USD", "&from_ms=" + ms("2024-01-01T08:00:00.001Z"))).isEmpty();
        assertThat(values("ASOF-USD", "&to_ms=" + ms("2024-01-01T08:00:00Z"))).isEmpty();
    }

    @Test
    void shouldListPageByPage() {
        // Given 25 events, every fifth corrected
        api.createInstrument("PAGED-USD");
        List<String> all = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            String time = "2024-01-%02dT08:00:00Z".formatted(i + 1);
            all.add(RATE.replace("2024-01-01T08:00:00Z", time).formatted(time, i));
            if (i % 5 == 0) {
                all.add(
                        RATE.replace("2024-01-01T08:00:00Z", time)
                                .formatted(time.replace("08:00", "08:01"), i + 0.5));
            }
        }
        add("PAGED-USD", String.join(",", all)).body("inserted", is(30));
        // When
        List<Double> pages = new ArrayList<>();
        String path =
                "/api/v1/instruments/PAGED-USD/observations?page_size=7&as_of_ms="
                        + ms("2024-02-01T00:00:00Z");
        JsonPath page = api.read(path);
        pages.addAll(page.getList("items.value", Double.class));
        while (page.getString("nextPageToken") != null) {
            page = api.read(path + "&page_token=" + page.getString("nextPageToken"));
            pages.addAll(page.getList("items.value", Double.class));
        }
        // Then
        assertThat(pages).hasSize(25).isSorted().startsWith(0.5, 1.0).contains(20.5, 24.0);
    }

    @Test
    void shouldTakeTheSameOnceAndNeverChangeIt() {
        // Given
        api.createInstrument("FIXED-USD");
        String rate = RATE.formatted("2024-01-01T08:00:01Z", "0.0001");
        add("FIXED-USD", rate + "," + rate).body("inserted", is(1)).body("duplicates", is(1));
        // When / Then
        add("FIXED-USD", rate).body("inserted", is(0)).body("duplicates", is(1));
        post("FIXED-USD", rate + "," + rate.replace("0.0001", "0.0003"))
                .statusCode(409)
                .body("error_code", equalTo("CONFLICTING_OBSERVATION"))
                .body("violations[0].field", equalTo("observations[1]"));
        assertThat(values("FIXED-USD", "")).containsExactly(0.0001);
    }

    @Test
    void shouldAnswerARepeatedRequestWithTheFirstAnswer() {
        // Given a request without a known time, which would be another observation every time
        api.createInstrument("KEYED-USD");
        String body =
                "{\"observations\":[{\"name\":\"open_interest\",\"eventTime\":\"2024-01-01T08:00:00Z\",\"value\":5}]}";
        // When
        for (int i = 0; i < 2; i++) {
            api.json(Role.TRADER)
                    .header("Idempotency-Key", "observations-keyed")
                    .body(body)
                    .post("/api/v1/instruments/KEYED-USD/observations")
                    .then()
                    .statusCode(200)
                    .body("inserted", is(1));
        }
        // Then
        assertThat(values("KEYED-USD", "")).containsExactly(5.0);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"name":"funding.rat","eventTime":"2024-01-01T08:00:00Z","value":1} | observations[1].name
                    {"eventTime":"2024-01-01T08:00:00Z","value":1} | observations[1].name
                    {"name":"book.bid","eventTime":"2024-01-01","value":1} | observations[1].eventTime
                    {"name":"book.bid","eventTime":"1969-12-31T23:00:00Z","value":1} | observations[1].eventTime
                    {"name":"book.bid","eventTime":"+999999999-12-31T23:59:59Z","value":1} | observations[1].eventTime
                    {"name":"book.bid","eventTime":"-999999999-01-01T00:00:00+18:00","value":1} | observations[1].eventTime
                    {"name":"book.bid","eventTime":"2024-01-01T08:00:00Z","knownTime":"+292278994-08-17T07:12:55.807Z","value":1} | observations[1].knownTime
                    {"name":"book.bid","eventTime":"2024-01-01T08:00:00Z","knownTime":"2024-01-01T07:59:59.999Z","value":1} | observations[1].knownTime
                    {"name":"book.bid","eventTime":"2024-01-01T08:00:00Z","value":0} | observations[1].value
                    {"name":"book.bid","eventTime":"2024-01-01T08:00:00Z","value":1e999} | observations[1].value
                    {"name":"book.bid","eventTime":"2024-01-01T08:00:00Z","value":"NaN"} | observations[1].value
                    {"name":"chain.fees","eventTime":"2024-01-01T08:00:00Z","value":-1} | observations[1].value
                    {"name":"chain.fees","eventTime":"2024-01-01T08:00:00Z"} | observations[1].value
                    null | observations[1]
                    """)
    void shouldRefuseABadObservationByItsPlaceAndStoreNone(String item, String field) {
        // Given
        String symbol =
                "BAD%s-USD"
                        .formatted(Integer.toHexString(item.hashCode()).toUpperCase(Locale.ROOT));
        api.createInstrument(symbol);
        // When / Then
        post(symbol, RATE.formatted("2024-01-01T08:00:01Z", "0.0001") + "," + item)
                .statusCode(400)
                .body("violations[0].field", equalTo(field));
        assertThat(values(symbol, "")).isEmpty();
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    [[10,1],[11,1]] | [[12,1]] | bids[1][0]
                    [[10,1]] | [[12,1],[12,1]] | asks[1][0]
                    [[10,1]] | [[9,1]] | asks[0][0]
                    [[10,1]] | [] | asks
                    [[10,0]] | [[11,1]] | bids[0][1]
                    [[10]] | [[11,1]] | bids[0]
                    [[10,1],null] | [[11,1]] | bids[1]
                    [[10,null]] | [[11,1]] | bids[0][1]
                    """)
    void shouldRefuseABookThatCannotBe(String bids, String asks, String field) {
        // Given
        String symbol =
                "BOOK%s-USD"
                        .formatted(
                                Integer.toHexString((bids + asks).hashCode())
                                        .toUpperCase(Locale.ROOT));
        api.createInstrument(symbol);
        // When / Then
        api.json(Role.TRADER)
                .body(
                        "{\"eventTime\":\"2024-01-01T08:00:00Z\",\"bids\":%s,\"asks\":%s}"
                                .formatted(bids, asks))
                .post("/api/v1/instruments/" + symbol + "/book-snapshots")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo(field));
        assertThat(values(symbol, "")).isEmpty();
    }

    @Test
    void shouldRefuseCompanionsThatCannotBe() {
        // Given
        api.createInstrument("LONE-USD");
        FeatureApi.BETA.createInstrument("THEIRS-USD");
        // When / Then
        companions("LONE-USD", "\"0\"", "\"btc\":\"THEIRS-USD\"")
                .statusCode(400)
                .body("violations[0].field", equalTo("companions.btc"));
        companions("LONE-USD", "\"0\"", "\"peer9\":\"LONE-USD\"")
                .statusCode(400)
                .body("violations[0].field", equalTo("companions.peer9"));
        companions("LONE-USD", "\"0\"", "\"perp\":\"LONE-USD\"")
                .statusCode(400)
                .body("detail", containsString("another instrument"));
        companions("LONE-USD", "\"7\"", "").statusCode(412);
        companions("NOBODYS-USD", "\"0\"", "").statusCode(404);
    }

    @Test
    void shouldHideWhatBelongsToAnotherTenant() {
        // Given
        api.createInstrument("HIDDEN-USD");
        add("HIDDEN-USD", RATE.formatted("2024-01-01T08:00:01Z", "0.0001")).body("inserted", is(1));
        String path = "/api/v1/instruments/HIDDEN-USD/";
        // When / Then
        for (String list : List.of("observations", "companions")) {
            FeatureApi.BETA.as(Role.VIEWER).get(path + list).then().statusCode(404);
        }
        FeatureApi.BETA
                .json(Role.TRADER)
                .body("{\"observations\":[" + RATE.formatted("2024-01-01T08:00:01Z", "1") + "]}")
                .post(path + "observations")
                .then()
                .statusCode(404)
                .body("error_code", equalTo("UNKNOWN_INSTRUMENT"));
    }

    @Test
    void shouldImportAFileAndRefuseABadLineOfIt() {
        // Given
        api.createInstrument("FILE-USD");
        String good = "name,event_time,known_time,value\nchain.fees,2024-01-01,2024-01-02,7\n";
        // When / Then
        file("FILE-USD", "", good).statusCode(200).body("inserted", is(1));
        file("FILE-USD", "", good).statusCode(200).body("duplicates", is(1));
        file("FILE-USD", "", good.replace(",7", ",8"))
                .statusCode(409)
                .body("violations[0].field", equalTo("line 2"));
        file("FILE-USD", "", good.replace("2024-01-02", "2023-12-31"))
                .statusCode(400)
                .body("violations[0].field", equalTo("line 2, column known_time"));
        file("FILE-USD", "", good.replace("chain.fees", "chain.fee"))
                .statusCode(400)
                .body("violations[0].field", equalTo("line 2, column name"));
        file("FILE-USD", "?name=book.bid", good).statusCode(400);
        file("FILE-USD", "?name=funding.rate&known_after_ms=60000", "time,rate\n2024-01-01,0.5\n")
                .statusCode(200)
                .body("inserted", is(1));
        assertThat(values("FILE-USD", "&as_of_ms=" + ms("2024-01-01T00:00:59Z"))).isEmpty();
        assertThat(values("FILE-USD", "&as_of_ms=" + ms("2024-01-01T00:01:00Z")))
                .containsExactly(0.5);
    }

    @Test
    void shouldImportARealFundingFileInAMoment() throws IOException {
        // Given
        Path real = Path.of("../../../shared/data/funding/BTCUSDT_8h_2022_2023H1.csv");
        assumeTrue(Files.exists(real), "no market data beside the project");
        api.createInstrument("FUNDED-USD");
        // When / Then
        file("FUNDED-USD", "?name=funding.rate&known_after_ms=0", Files.readString(real, UTF_8))
                .statusCode(200)
                .body("inserted", is(1638))
                .body("late", is(0));
        assertThat(values("FUNDED-USD", "&from_ms=" + ms("2023-06-30T16:00:00Z"))).hasSize(1);
    }

    @Test
    void shouldNotGuessWhenARowOfAFileWasKnown() {
        // Given
        api.createInstrument("WHEN-USD");
        String silent = "time,rate\n2024-01-01,0.5\n";
        String told = "time,known_time,rate\n2024-01-01,2024-01-02,0.5\n";
        // When / Then
        file("WHEN-USD", "?name=funding.rate", silent)
                .statusCode(400)
                .contentType("application/problem+json")
                .body("violations[0].field", equalTo("known_after_ms"))
                .body("violations[0].rule", containsString("without a column known_time"));
        file("WHEN-USD", "?name=funding.rate&known_after_ms=0", told)
                .statusCode(400)
                .body("violations[0].field", equalTo("known_after_ms"))
                .body("violations[0].rule", containsString("left out"));
        assertThat(values("WHEN-USD", "")).isEmpty();
        file("WHEN-USD", "?name=funding.rate", told).statusCode(200).body("inserted", is(1));
        file("WHEN-USD", "?name=funding.rate&known_after_ms=1", "time,rate\n4102444799.999,0.5\n")
                .statusCode(400)
                .body("violations[0].field", equalTo("line 2, column time"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    from_ms=-9223372036854775808&to_ms=9223372036854775807 | 200 | 1
                    as_of_ms=9223372036854775807 | 200 | 1
                    as_of_ms=-9223372036854775808 | 200 | 0
                    to_ms=-9223372036854775807 | 200 | 0
                    from_ms=9223372036854775806 | 200 | 0
                    from_ms=9223372036854775807 | 400 | from_ms
                    to_ms=-9223372036854775808 | 400 | from_ms
                    from_ms=5&to_ms=5 | 400 | from_ms
                    as_of_ms=9223372036854775808 | 400 | as_of_ms
                    to_ms=2024-01-01T00:00:00Z | 400 | to_ms
                    """)
    void shouldListAnyRangeOfTimeOrSayWhatIsWrong(String query, int status, String expected) {
        // Given
        api.json(Role.TRADER)
                .body("{\"symbol\":\"ENDS-USD\",\"venue\":\"bitstamp\"}")
                .post("/api/v1/instruments");
        add("ENDS-USD", RATE.formatted("2024-01-01T08:00:01Z", "0.0001"));
        // When
        ValidatableResponse answer =
                api.as(Role.VIEWER)
                        .get("/api/v1/instruments/ENDS-USD/observations?" + query)
                        .then()
                        .statusCode(status);
        // Then
        if (status == 200) {
            answer.body("items.size()", is(Integer.parseInt(expected)));
        } else {
            answer.contentType("application/problem+json")
                    .body("violations[0].field", equalTo(expected));
        }
    }

    private ValidatableResponse add(String symbol, String items) {
        return post(symbol, items).statusCode(200);
    }

    private ValidatableResponse post(String symbol, String items) {
        return api.json(Role.TRADER)
                .body("{\"observations\":[" + items + "]}")
                .post("/api/v1/instruments/" + symbol + "/observations")
                .then();
    }

    private ValidatableResponse companions(String symbol, String tag, String entries) {
        return api.json(Role.TRADER)
                .header("If-Match", tag)
                .body("{\"companions\":{" + entries + "}}")
                .put("/api/v1/instruments/" + symbol + "/companions")
                .then();
    }

    private ValidatableResponse file(String symbol, String query, String text) {
        return api.csv(Role.TRADER)
                .body(text.getBytes(UTF_8))
                .post("/api/v1/instruments/" + symbol + "/observations/file" + query)
                .then();
    }

    private List<Double> values(String symbol, String query) {
        return api.read("/api/v1/instruments/" + symbol + "/observations?page_size=500" + query)
                .getList("items.value", Double.class);
    }

    private static long ms(String time) {
        return Instant.parse(time).toEpochMilli();
    }
}
