package io.credence.feature.app.feast;

import io.credence.feature.api.FeatureSet;
import io.credence.feature.api.InstrumentId;
import io.credence.feature.api.Interval;
import io.credence.feature.app.domain.bars.Series;
import io.credence.feature.app.domain.sets.FeatureSets;
import io.credence.platform.api.ProblemException;
import io.credence.platform.service.request.RequestValues;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A [OnlineFeaturesRequest] that can be answered.
///
/// @param entities the columns as they were asked, to be told back
/// @param series one per row
record OnlineQuery(
        Map<String, List<String>> entities,
        List<Series> series,
        List<Reference> references,
        boolean fullNames) {

    static final String INSTRUMENT = "instrument";
    static final String INTERVAL = "interval";
    private static final int MOST_ROWS = 100;

    record Reference(FeatureSet set, String feature) {}

    String nameOf(Reference reference) {
        return fullNames ? reference.set.name() + "__" + reference.feature : reference.feature;
    }

    static OnlineQuery from(OnlineFeaturesRequest request, FeatureSets sets) {
        Map<String, List<String>> entities = entities(request);
        OnlineQuery query =
                new OnlineQuery(
                        entities,
                        series(entities),
                        references(request, sets),
                        Boolean.TRUE.equals(request.fullFeatureNames()));
        Set<String> names = new HashSet<>(entities.keySet());
        for (Reference reference : query.references) {
            if (!names.add(query.nameOf(reference))) {
                throw ProblemException.invalid(
                        "features",
                        "must have distinct names, not twice "
                                + query.nameOf(reference)
                                + "; see full_feature_names");
            }
        }
        return query;
    }

    private static Map<String, List<String>> entities(OnlineFeaturesRequest request) {
        Map<String, List<@Nullable String>> asked =
                RequestValues.required("entities", request.entities());
        Map<String, List<String>> entities = new LinkedHashMap<>();
        int rows = RequestValues.required("entities.instrument", asked.get(INSTRUMENT)).size();
        if (rows < 1 || rows > MOST_ROWS) {
            throw ProblemException.invalid(
                    "entities.instrument", "must have 1 to " + MOST_ROWS + " values");
        }
        for (String name : asked.keySet()) {
            if (!name.equals(INSTRUMENT) && !name.equals(INTERVAL)) {
                throw ProblemException.invalid(
                        "entities", "must be instrument and interval, not " + name);
            }
            List<@Nullable String> values =
                    RequestValues.required("entities." + name, asked.get(name));
            if (values.size() != rows) {
                throw ProblemException.invalid("entities." + name, "must have as many values");
            }
            List<String> checked = new ArrayList<>();
            for (int i = 0; i < rows; i++) {
                checked.add(
                        RequestValues.required("entities." + name + "[" + i + "]", values.get(i)));
            }
            entities.put(name, checked);
        }
        return entities;
    }

    // Older versions of the remote online store send the first join key alone, so one may hold
    // both.
    private static List<Series> series(Map<String, List<String>> entities) {
        List<String> instruments = entities.getOrDefault(INSTRUMENT, List.of());
        List<String> intervals = entities.get(INTERVAL);
        List<Series> series = new ArrayList<>();
        for (int i = 0; i < instruments.size(); i++) {
            String[] parts = instruments.get(i).split("/", 2);
            String symbol = intervals == null ? parts[0] : instruments.get(i);
            String interval =
                    intervals != null ? intervals.get(i) : parts.length == 2 ? parts[1] : null;
            String field = intervals == null ? "entities.instrument" : "entities.interval";
            if (interval == null) {
                throw ProblemException.invalid(
                        "entities.interval", "is required, or instruments as BTC-USD/1m");
            }
            series.add(
                    new Series(
                            RequestValues.valid(
                                    "entities.instrument[" + i + "]",
                                    () -> new InstrumentId(symbol)),
                            RequestValues.valid(
                                    field + "[" + i + "]", () -> Interval.parse(interval))));
        }
        return series;
    }

    private static List<Reference> references(OnlineFeaturesRequest request, FeatureSets sets) {
        List<Reference> references = new ArrayList<>();
        if (request.featureService() != null) {
            FeatureSet set = sets.require(request.featureService());
            set.features().forEach(feature -> references.add(new Reference(set, feature)));
            return references;
        }
        List<@Nullable String> features = RequestValues.required("features", request.features());
        if (features.isEmpty()) {
            throw ProblemException.invalid("features", "must be at least one");
        }
        for (int i = 0; i < features.size(); i++) {
            String field = "features[" + i + "]";
            references.add(reference(field, RequestValues.required(field, features.get(i)), sets));
        }
        return references;
    }

    private static Reference reference(String field, String text, FeatureSets sets) {
        String[] parts = text.split(":", 2);
        if (parts.length < 2) {
            throw ProblemException.invalid(field, "must be view:feature");
        }
        FeatureSet set = sets.require(parts[0]);
        if (!set.features().contains(parts[1])) {
            throw ProblemException.invalid(field, "must be of a feature of the set " + set.name());
        }
        return new Reference(set, parts[1]);
    }
}
