package io.credence.platform.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.credence.platform.local.ci.SuiteStandIn;
import io.credence.platform.local.ci.SuiteStandIn.Hiccup;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class RetrainCommandTest {

    private static final String KEY =
            "acme/alpha-models/0123456789abcdef0123456789abcdef01234567/42";

    @TempDir Path folder;

    private SuiteStandIn suite;

    private record Step(int exitCode, String output) {}

    @BeforeEach
    void startTheSuite() throws IOException {
        suite = SuiteStandIn.start();
    }

    @AfterEach
    void stopTheSuite() {
        suite.close();
    }

    @Test
    void shouldExitWithZeroAndShowTheVerdictWhenTheGatesPass() throws IOException {
        // When
        Step step = retrain();

        // Then
        assertThat(step.output())
                .contains(
                        "run 0190c8a0-0000-7000-8000-000000000001, key " + KEY,
                        "RUNNING  FIT  epoch 2/3  loss 0.6812  ETA 12 s",
                        "Brier skill +0.0123, 95 % interval [+0.0031, +0.0212]",
                        "ok   calibrated_beats_base_rate",
                        "the gates PASSED",
                        suite.url() + "/#/models/tcn-ci/7")
                .doesNotContain(SuiteStandIn.SECRET);
        assertThat(step.exitCode()).isZero();
        assertThat(suite.keys()).containsExactly(KEY);
    }

    @Test
    void shouldExitWithOneWhenTheGatesDoNotPass() throws IOException {
        suite.gatesFail();

        Step step = retrain("--promote", "champion");

        assertThat(step.exitCode()).isEqualTo(1);
        assertThat(step.output())
                .contains("FAIL calibrated_beats_base_rate", "the gates did NOT pass");
        assertThat(suite.aliasVersion()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"FAILED, BAD_DATA", "CANCELLED, CANCELLED"})
    void shouldExitWithThreeWhenTheRunEndsWithoutAModel(String state, String said)
            throws IOException {
        suite.runGoes("RUNNING", state);

        Step step = retrain();

        assertThat(step.exitCode()).isEqualTo(3);
        assertThat(step.output()).contains("the run ended as " + state, said);
    }

    @Test
    void shouldFindTheSameRunWhenTheStepIsRepeated() throws IOException {
        retrain();

        Step again = retrain();

        assertThat(again.exitCode()).isZero();
        assertThat(suite.runs()).isEqualTo(1);
    }

    @Test
    void shouldRefuseAnotherRequestUnderTheSameKey() throws IOException {
        retrain();

        Step other = run(suite.environment(), spec("{\"model\": \"other\"}"));

        assertThat(other.exitCode()).isEqualTo(2);
        assertThat(other.output()).contains("--idempotency-key");
        assertThat(suite.runs()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"model\": | is not JSON, line 1 column",
                "[1] | must hold one JSON object",
                "{} {} | is not JSON",
                "{\"model\": \"a\", \"model\": \"b\"} | Duplicate field 'model'",
                "{\"fit\": {\"maxEpochs\": \"many\"}} | fit.maxEpochs must be in 1..1000"
            })
    void shouldExitWithTwoAndSayWhatIsWrongWithTheFile(String text, String said)
            throws IOException {
        Step step = run(suite.environment(), spec(text));

        assertThat(step.exitCode()).isEqualTo(2);
        assertThat(step.output()).contains(said);
        assertThat(suite.runs()).isZero();
    }

    @Test
    void shouldExitWithTwoWithoutAFile() {
        assertThat(run(suite.environment()).exitCode()).isEqualTo(2);
        assertThat(run(suite.environment(), "--spec", "nowhere.json").output())
                .contains("there is no file nowhere.json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREDENCE_URL",
                "CREDENCE_TOKEN_URL",
                "CREDENCE_CLIENT_ID",
                "CREDENCE_CLIENT_SECRET"
            })
    void shouldExitWithTwoAndNameTheSettingThatIsMissing(String variable) throws IOException {
        Map<String, String> environment = new HashMap<>(suite.environment());
        environment.remove(variable);

        Step step = run(environment, spec());

        assertThat(step.exitCode()).isEqualTo(2);
        assertThat(step.output()).contains("set " + variable);
    }

    @Test
    void shouldWantAKeyOutsideAPipeline() throws IOException {
        Map<String, String> environment = new HashMap<>(suite.environment());
        environment.remove("GITHUB_RUN_ID");

        assertThat(run(environment, spec()).output()).contains("--idempotency-key");
        List<String> named = new ArrayList<>(List.of(spec()));
        named.addAll(List.of("--idempotency-key", "by-hand-1"));
        assertThat(run(environment, named.toArray(String[]::new)).exitCode()).isZero();
        assertThat(suite.keys()).containsExactly("by-hand-1");
    }

    @Test
    void shouldShortenAKeyThatIsTooLongForTheSuiteAndFindTheRunAgain() throws IOException {
        Map<String, String> environment = new HashMap<>(suite.environment());
        environment.put("GITHUB_REPOSITORY", "acme/" + "models".repeat(20));

        assertThat(run(environment, spec()).exitCode()).isZero();
        assertThat(run(environment, spec()).exitCode()).isZero();

        assertThat(suite.keys()).singleElement().asString().matches("[0-9a-f]{64}");
    }

    @Test
    void shouldExitWithTwoWhenTheClientIsRefused() throws IOException {
        Map<String, String> environment = new HashMap<>(suite.environment());
        environment.put("CREDENCE_CLIENT_SECRET", "hunter2");

        Step step = run(environment, spec());

        assertThat(step.exitCode()).isEqualTo(2);
        assertThat(step.output()).contains("401 invalid_client").doesNotContain("hunter2");
    }

    @Test
    void shouldExitWithFourWhenNobodyAnswers() throws IOException {
        suite.close();

        Step step = retrain("--patience", "0.1s");

        assertThat(step.exitCode()).isEqualTo(4);
        assertThat(step.output()).contains("gave up after");
    }

    @Test
    void shouldExitWithFourWhenTheRunTakesLongerThanTheStepMay() throws IOException {
        suite.runGoes("RUNNING");

        Step step = retrain("--timeout", "3s");

        assertThat(step.exitCode()).isEqualTo(4);
        assertThat(step.output()).contains("out of time", "the run is not over");
        assertThat(suite.wasCancelled()).isFalse();
    }

    @Test
    void shouldSurviveHiccupsOfTheGatewayAndWaitAsLongAsItSays() throws IOException {
        String now = DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC));
        suite.answersFirst(
                new Hiccup(503, null),
                new Hiccup(502, null),
                new Hiccup(429, "0"),
                new Hiccup(429, now),
                new Hiccup(504, null));

        Step step = retrain();

        assertThat(step.exitCode()).isZero();
        assertThat(step.output()).contains("answered 503", "answered 429");
        assertThat(suite.runs()).isEqualTo(1);
    }

    @Test
    void shouldGetAnotherTokenWhenTheFirstIsOverOrRevoked() throws IOException {
        suite.tokensExpireAtOnce();
        assertThat(retrain().exitCode()).isZero();

        suite.revokeTokens();
        suite.answersFirst(new Hiccup(401, null));
        assertThat(retrain().exitCode()).isZero();
    }

    @Test
    void shouldMakeTheAliasThatIsNotThereYet() throws IOException {
        Step step = retrain("--promote", "champion");

        assertThat(step.exitCode()).isZero();
        assertThat(step.output()).contains("champion -> version 7");
        assertThat(suite.aliasVersion()).isEqualTo(7);
    }

    @Test
    void shouldLookAgainWhenSomebodyMovedTheAliasMeanwhile() throws IOException {
        suite.aliasPointsTo(3).aliasMovesMeanwhile(2);

        Step step = retrain("--promote", "champion");

        assertThat(step.exitCode()).isZero();
        assertThat(step.output()).contains("was moved meanwhile");
        assertThat(suite.aliasVersion()).isEqualTo(7);
    }

    @Test
    void shouldLeaveAnAliasThatPointsToANewerVersion() throws IOException {
        suite.aliasPointsTo(9);

        Step step = retrain("--promote", "champion");

        assertThat(step.exitCode()).isZero();
        assertThat(step.output()).contains("newer than 7");
        assertThat(suite.aliasVersion()).isEqualTo(9);
    }

    @Test
    void shouldRefuseWhatIsNoAliasBeforeItTrains() throws IOException {
        assertThat(retrain("--promote", "the champion").exitCode()).isEqualTo(2);
        assertThat(suite.runs()).isZero();
    }

    @Test
    void shouldDocumentEveryExitCode() {
        Step step = run(suite.environment(), "--help");

        assertThat(step.output())
                .contains("Exit codes:")
                .containsPattern("(?m)^ +0 +The model passed")
                .containsPattern("(?m)^ +1 +The model did not pass")
                .containsPattern("(?m)^ +2 +The options")
                .containsPattern("(?m)^ +3 +The run failed")
                .containsPattern("(?m)^ +4 +No answer");
    }

    private Step retrain(String... options) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(spec()));
        arguments.addAll(List.of(options));
        return run(suite.environment(), arguments.toArray(String[]::new));
    }

    private String[] spec() throws IOException {
        return spec("{\"model\": \"tcn-ci\"}");
    }

    private String[] spec(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("retrain.json"), text);
        return new String[] {"--spec", file.toString(), "--poll", "0.01s"};
    }

    private static Step run(Map<String, String> environment, String... arguments) {
        StringWriter output = new StringWriter();
        PrintWriter both = new PrintWriter(output, true);
        int exitCode =
                new CommandLine(new RetrainCommand(environment))
                        .setOut(both)
                        .setErr(both)
                        .execute(arguments);
        return new Step(exitCode, output.toString());
    }
}
