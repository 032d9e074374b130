package io.credence.feature.app.persistence;

import static io.credence.feature.app.persistence.Queries.SERIES;

import io.credence.feature.api.InstrumentId;
import io.credence.feature.api.Interval;
import io.credence.feature.app.domain.bars.BarOrigin;
import io.credence.feature.app.domain.bars.Series;
import io.credence.feature.app.domain.count.StoredCounts;
import io.credence.feature.app.domain.quality.FindingSource;
import io.credence.feature.app.domain.quality.QualityCounts;
import io.credence.feature.app.domain.quality.QualityFinding;
import io.credence.feature.app.domain.quality.QualityRegistry;
import io.credence.feature.kernels.quality.Finding;
import io.credence.feature.kernels.quality.FindingKind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class QualityTable implements QualityRegistry {

    private static final String SELECT =
            "select id, instrument, bar_interval, kind, from_ms, to_ms, bars, reason, source,"
                    + " quarantined, found_at, released_at, released_by from quality_finding where ";

    // What was released stays so, unless the run has grown since.
    private static final String UPSERT =
            """
            insert into quality_finding as f (tenant_id, instrument, bar_interval, id, kind, from_ms, to_ms, bars,
                reason, source, found_at)
            values (current_setting('credence.tenant'), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (tenant_id, instrument, bar_interval, kind, from_ms) do update
            set to_ms = greatest(f.to_ms, excluded.to_ms), bars = greatest(f.bars, excluded.bars),
                reason = excluded.reason,
                released_at = case when excluded.to_ms > f.to_ms then null else f.released_at end,
                released_by = case when excluded.to_ms > f.to_ms then null else f.released_by end
            """;

    private final Queries queries;
    private final Clock clock;
    private final StoredCounts counts;

    @Inject
    QualityTable(Queries queries, Clock clock, StoredCounts counts) {
        this.queries = queries;
        this.clock = clock;
        this.counts = counts;
    }

    @Override
    public void note(Series series, List<Finding> findings, FindingSource source) {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        queries.call(connection -> {
            try (PreparedStatement upsert = connection.prepareStatement(UPSERT)) {
                for (Finding finding : findings) {
                    upsert.setString(1, series.instrument().value());
                    upsert.setString(2, series.interval().text());
                    upsert.setObject(3, UUID.randomUUID());
                    upsert.setString(4, finding.kind().name());
                    upsert.setLong(5, finding.fromMs());
                    upsert.setLong(6, finding.toMs());
                    upsert.setInt(7, finding.bars());
                    upsert.setString(8, finding.reason());
                    upsert.setString(9, source.name());
                    upsert.setObject(10, now);
                    upsert.addBatch();
                }
                return upsert.executeBatch();
            }
        });
        for (Finding finding : findings) {
            counts.counter(
                            "credence.feature.findings",
                            "kind",
                            finding.kind().name(),
                            "source",
                            source.name())
                    .increment(1);
        }
    }

    @Override
    public Optional<QualityFinding> find(InstrumentId instrument, UUID id) {
        String sql =
                SELECT
                        + "tenant_id = current_setting('credence.tenant') and instrument = ? and id = ?";
        return queries.call(connection -> {
            try (PreparedStatement query = connection.prepareStatement(sql)) {
                query.setString(1, instrument.value());
                query.setObject(2, id);
                return findings(query).stream().findFirst();
            }
        });
    }

    @Override
    public List<QualityFinding> page(
            Series series, long fromMs, long afterMs, String afterKind, int limit) {
        String sql =
                SELECT
                        + SERIES
                        + "and to_ms >= ? and (from_ms, kind) > (?, ?) order by from_ms, kind limit ?";
        return queries.call(connection -> {
            try (PreparedStatement query =
                    Queries.prepare(connection, sql, series, fromMs, afterMs, afterKind, limit)) {
                return findings(query);
            }
        });
    }

    @Override
    public QualityCounts counts(Series series) {
        String sql =
                "select count(*), coalesce(sum(quarantined) filter (where released_at is null), 0)"
                        + " from quality_finding where"
                        + SERIES;
        return queries.call(connection -> {
            try (PreparedStatement query = Queries.prepare(connection, sql, series);
                    ResultSet row = query.executeQuery()) {
                row.next();
                return new QualityCounts(row.getInt(1), row.getInt(2));
            }
        });
    }

    /// Of some findings in time order, those that were released before, or are part of one.
    List<Finding> withoutReleased(Series series, List<Finding> findings) {
        String sql =
                "select kind, from_ms, to_ms from quality_finding where"
                        + SERIES
                        + "and released_at is not null";
        record Released(String kind, long fromMs, long toMs) {}
        List<Released> released =
                queries.call(connection -> {
                    try (PreparedStatement query = Queries.prepare(connection, sql, series);
                            ResultSet row = query.executeQuery()) {
                        List<Released> all = new ArrayList<>();
                        while (row.next()) {
                            all.add(new Released(row.getString(1), row.getLong(2), row.getLong(3)));
                        }
                        return all;
                    }
                });
        return findings.stream()
                .filter(finding ->
                        released.stream()
                                .noneMatch(it ->
                                        it.kind().equals(finding.kind().name())
                                                && it.fromMs() <= finding.fromMs()
                                                && it.toMs() >= finding.toMs()))
                .toList();
    }

    @Override
    public void release(QualityFinding finding, String actor, Instant at) {
        Series series = finding.series();
        queries.call(connection -> {
            StagedBars staged = StagedBars.ofQuarantine(connection, series, finding.id());
            staged.refuseConflicts(Set.of());
            staged.merge(BarOrigin.BARS);
            String sql =
                    "update quality_finding set released_at = ?, released_by = ?"
                            + " where tenant_id = current_setting('credence.tenant') and id = ?";
            try (PreparedStatement update = connection.prepareStatement(sql)) {
                update.setObject(1, at.atOffset(ZoneOffset.UTC));
                update.setString(2, actor);
                update.setObject(3, finding.id());
                return update.executeUpdate();
            }
        });
    }

    private static List<QualityFinding> findings(PreparedStatement query) throws SQLException {
        List<QualityFinding> findings = new ArrayList<>();
        try (ResultSet row = query.executeQuery()) {
            while (row.next()) {
                findings.add(finding(row));
            }
        }
        return findings;
    }

    private static QualityFinding finding(ResultSet row) throws SQLException {
        return new QualityFinding(
                row.getObject(1, UUID.class),
                new Series(new InstrumentId(row.getString(2)), Interval.parse(row.getString(3))),
                new Finding(
                        FindingKind.valueOf(row.getString(4)),
                        row.getLong(5),
                        row.getLong(6),
                        row.getInt(7),
                        row.getString(8)),
                FindingSource.valueOf(row.getString(9)),
                row.getInt(10),
                row.getObject(11, OffsetDateTime.class).toInstant(),
                released(row));
    }

    private static QualityFinding.@Nullable Release released(ResultSet row) throws SQLException {
        OffsetDateTime at = row.getObject(12, OffsetDateTime.class);
        return at == null ? null : new QualityFinding.Release(at.toInstant(), row.getString(13));
    }
}
