package io.credence.feature.app;

import static java.util.stream.Collectors.joining;

import io.credence.feature.kernels.definition.FeatureDefinition;
import io.credence.feature.kernels.definition.FeatureGroup;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// The catalogue as a page to read: a table per group, its sources numbered below it.
final class CataloguePage {

    private static final String NEVER = "never NaN after the warm-up";
    private static final String TEXTBOOK = "textbook definition";

    private final List<FeatureDefinition> features;

    CataloguePage(List<FeatureDefinition> features) {
        this.features = List.copyOf(features);
    }

    String markdown() {
        List<FeatureGroup> groups =
                Arrays.stream(FeatureGroup.values()).filter(group -> !of(group).isEmpty()).toList();
        return head(groups) + groups.stream().map(this::section).collect(joining());
    }

    private List<FeatureDefinition> of(FeatureGroup group) {
        return features.stream().filter(feature -> feature.group() == group).toList();
    }

    private String head(List<FeatureGroup> groups) {
        return """
        # Features

        The %d features of the catalogue, as `GET /api/v1/features/catalogue` lists them; this page is written from it by a test.
        A feature of your own is one class or one expression: [add your own](tutorials/add-your-own-feature.md).

        - Every feature is *causal*: its value at a bar's close reads that bar and those before it, and what was published by then.
        - *Warm-up* is how many bars of a segment have no value (NaN) before the first that has one. A gap longer than the window's rule
          allows begins a new segment, and every feature anew.
        - After its warm-up a feature is never NaN while what it reads is known. Another rule, and what the value is where the formula has no
          answer, stands below the formula.
        - *Reads* names columns of the bar and series that come beside it. Where no source is numbered, the definition is a textbook's.
        - No unit is a price or a volume of one market: a value means the same for every instrument.

        | group | features | looks at |
        |---|---:|---|
        %s
        """
                .formatted(
                        features.size(),
                        groups.stream()
                                .map(group ->
                                        "| [%s](#%s) | %d | %s |"
                                                .formatted(
                                                        title(group),
                                                        anchor(group),
                                                        of(group).size(),
                                                        looksAt(group)))
                                .collect(joining("\n")));
    }

    private static String title(FeatureGroup group) {
        String words = group.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    // As GitHub makes it from the heading.
    private static String anchor(FeatureGroup group) {
        return title(group).toLowerCase(Locale.ROOT).replace(' ', '-');
    }

    private static String looksAt(FeatureGroup group) {
        return switch (group) {
            case PRICE -> "returns, distances to averages, highs, lows and levels";
            case VOLUME -> "how much is traded, at which prices, and with which moves";
            case VOLATILITY -> "how far prices move, and whether that changes";
            case MOMENTUM -> "oscillators and rates of change";
            case PATTERN -> "the shapes of candles and runs of them";
            case REGIME -> "trend or range, calm or storm, persistence";
            case TIME -> "the clock, the calendar, funding hours";
            case MICROSTRUCTURE -> "trades and the order book inside the bar";
            case DERIVATIVES -> "funding, basis, open interest, positions";
            case ON_CHAIN -> "what the blockchain shows, as of its publication";
            case CROSS_MARKET -> "other instruments and venues at the same time";
            case OTHER -> "features of a user's own";
        };
    }

    private String section(FeatureGroup group) {
        List<FeatureDefinition> own = of(group);
        List<String> sources =
                own.stream()
                        .map(FeatureDefinition::citation)
                        .filter(source -> !source.equals(TEXTBOOK))
                        .distinct()
                        .toList();
        return """

        ## %s

        | feature | formula | unit | reads | parameters | warm-up | source |
        |---|---|---|---|---|---:|---|
        %s
        %s\
        """
                .formatted(
                        title(group),
                        own.stream().map(feature -> row(feature, sources)).collect(joining("\n")),
                        list(sources));
    }

    private static String row(FeatureDefinition feature, List<String> sources) {
        int source = sources.indexOf(feature.citation()) + 1;
        return "| "
                + String.join(
                        " | ",
                        "<a id=\"%s\"></a>`%s`".formatted(feature.name(), feature.name()),
                        formula(feature),
                        cell(feature.unit()),
                        feature.inputs().stream()
                                .map(input -> "`" + input + "`")
                                .collect(joining(" ")),
                        feature.parameters().entrySet().stream()
                                .map(entry -> entry.getKey() + " " + entry.getValue())
                                .collect(joining(", ")),
                        Integer.toString(feature.warmUp()),
                        source == 0 ? "" : "[" + source + "]")
                + " |";
    }

    private static String formula(FeatureDefinition feature) {
        String rule = feature.nanRule();
        String special = rule.startsWith(NEVER + "; ") ? rule.substring(NEVER.length() + 2) : rule;
        return rule.equals(NEVER)
                ? cell(feature.formula())
                : cell(feature.formula()) + "<br>*" + cell(special) + "*";
    }

    private static String list(List<String> sources) {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < sources.size(); i++) {
            lines.append(i == 0 ? "\nSources: " : " · ")
                    .append("\\[%d] %s".formatted(i + 1, sources.get(i)));
        }
        return sources.isEmpty() ? "" : lines.append("\n").toString();
    }

    // A formula is text, not markup: a bar would end its cell, a pair of stars would vanish.
    private static String cell(String text) {
        return text.replace("|", "\\|")
                .replace("*", "\\*")
                .replace("_", "\\_")
                .replace("<", "&lt;");
    }
}
