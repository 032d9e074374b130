package io.credence.prediction.app.standin;

import io.credence.platform.api.ProblemException;
import io.credence.platform.service.tenant.TenantContext;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/instruments/{symbol}/features")
@Authenticated
@RunOnVirtualThread
public class FeatureStandIn {

    private final Upstreams upstreams;
    private final TenantContext tenant;

    FeatureStandIn(Upstreams upstreams, TenantContext tenant) {
        this.upstreams = upstreams;
        this.tenant = tenant;
    }

    @GET
    public Map<String, Object> range(
            @RestPath String symbol,
            @RestQuery String interval,
            @RestQuery("feature_set") String featureSet,
            @RestQuery("from_ms") long fromMs,
            @RestQuery("to_ms") long toMs) {
        return columns(featureSet, rows(symbol).subMap(fromMs, toMs));
    }

    @GET
    @Path("/latest")
    public Map<String, Object> latest(
            @RestPath String symbol,
            @RestQuery String interval,
            @RestQuery("feature_set") String featureSet,
            @RestQuery int count) {
        NavigableMap<Long, List<@Nullable Double>> all = rows(symbol);
        List<Long> newest = all.descendingKeySet().stream().limit(count).toList();
        return columns(featureSet, all.tailMap(newest.getLast()));
    }

    private NavigableMap<Long, List<@Nullable Double>> rows(String symbol) {
        upstreams.called(tenant.user());
        NavigableMap<Long, List<@Nullable Double>> rows = upstreams.rows(symbol);
        if (rows.isEmpty()) {
            throw ProblemException.notFound("instrument", symbol);
        }
        return rows;
    }

    private static Map<String, Object> columns(
            String featureSet, SortedMap<Long, List<@Nullable Double>> rows) {
        return Map.of(
                "featureSet",
                featureSet,
                "featureSetHash",
                TestModels.HASH,
                "names",
                TestModels.FEATURES,
                "openTimeMs",
                List.copyOf(rows.keySet()),
                "knownTimeMs",
                rows.keySet().stream().map(t -> t + 60_000).toList(),
                "warm",
                rows.values().stream().map(row -> !row.contains(null)).toList(),
                "values",
                new ArrayList<>(rows.values()));
    }
}
