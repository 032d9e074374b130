package io.credence.feature.app.persistence;

import io.credence.feature.api.Interval;
import io.credence.feature.app.domain.LiveFeeds;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.Arrays;
import java.util.stream.Collectors;

@ApplicationScoped
class LiveFeedTable implements LiveFeeds {

    private static final String SQL =
            "select count(*) from series join (values %s) length (name, ms) on name = bar_interval"
                            .formatted(
                                    Arrays.stream(Interval.values())
                                            .map(it -> "('" + it.text() + "', " + it.millis() + ")")
                                            .collect(Collectors.joining(", ")))
                    + " where newest_live_ms is not null and newest_open_ms + ms * (2 + ?) <= ?";

    private final Queries queries;

    @Inject
    LiveFeedTable(Queries queries) {
        this.queries = queries;
    }

    @Override
    public int countStale(long nowMs, int bars) {
        return queries.call(connection -> {
            try (PreparedStatement query = connection.prepareStatement(SQL)) {
                query.setInt(1, bars);
                query.setLong(2, nowMs);
                try (ResultSet row = query.executeQuery()) {
                    row.next();
                    return row.getInt(1);
                }
            }
        });
    }
}
