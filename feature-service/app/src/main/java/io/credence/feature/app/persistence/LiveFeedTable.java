package io.credence.feature.app.persistence;

import io.credence.feature.api.InstrumentId;
import io.credence.feature.api.Interval;
import io.credence.feature.app.domain.bars.Series;
import io.credence.feature.app.domain.live.LiveFeeds;
import io.credence.platform.api.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

@ApplicationScoped
class LiveFeedTable implements LiveFeeds {

    private static final String SQL =
            "select count(*) from series join (values %s) length (name, ms) on name = bar_interval"
                            .formatted(
                                    Arrays.stream(Interval.values())
                                            .map(it -> "('" + it.text() + "', " + it.millis() + ")")
                                            .collect(Collectors.joining(", ")))
                    + " where newest_live_ms is not null and newest_open_ms + ms * (2 + ?) <= ? and newest_open_ms > ?";

    private final Queries queries;

    @Inject
    LiveFeedTable(Queries queries) {
        this.queries = queries;
    }

    @Override
    public List<Feed> after(long openMs, int limit) {
        String sql =
                """
                select tenant_id, instrument, bar_interval from series
                where newest_live_ms is not null and newest_open_ms > ? order by newest_open_ms desc limit ?
                """;
        return queries.call(connection -> {
            List<Feed> feeds = new ArrayList<>();
            try (PreparedStatement query = connection.prepareStatement(sql)) {
                query.setLong(1, openMs);
                query.setInt(2, limit);
                try (ResultSet row = query.executeQuery()) {
                    while (row.next()) {
                        Series series =
                                new Series(
                                        new InstrumentId(row.getString(2)),
                                        Interval.parse(row.getString(3)));
                        feeds.add(new Feed(new TenantId(row.getString(1)), series));
                    }
                }
            }
            return feeds;
        });
    }

    @Override
    public int countStale(long nowMs, int bars, long openMs) {
        return queries.call(connection -> {
            try (PreparedStatement query = connection.prepareStatement(SQL)) {
                query.setInt(1, bars);
                query.setLong(2, nowMs);
                query.setLong(3, openMs);
                try (ResultSet row = query.executeQuery()) {
                    row.next();
                    return row.getInt(1);
                }
            }
        });
    }
}
