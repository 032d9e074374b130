package io.credence.platform.service.sample;

import io.agroal.api.AgroalDataSource;
import io.credence.platform.api.ErrorType;
import io.credence.platform.api.Page;
import io.credence.platform.api.PlatformErrorCode;
import io.credence.platform.api.ProblemException;
import io.credence.platform.api.Role;
import io.credence.platform.service.events.Outbox;
import io.credence.platform.service.idempotency.Idempotent;
import io.credence.platform.service.paging.PageSize;
import io.credence.platform.service.paging.PageTokens;
import io.credence.platform.service.tenant.TenantContext;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.persistence.OptimisticLockException;
import jakarta.transaction.Status;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/notes")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.Claim.VIEWER, Role.Claim.TRADER, Role.Claim.SERVICE})
public class NoteResource {

    @Inject NoteRepository notes;
    @Inject AgroalDataSource database;
    @Inject Outbox outbox;
    @Inject PageTokens tokens;
    @Inject TenantContext tenant;
    @Inject Considerations considerations;
    @Inject SlowWrites slow;

    @POST
    @RolesAllowed(Role.Claim.TRADER)
    @Idempotent
    @Transactional
    public Response create(NoteSpec spec) {
        return write(spec);
    }

    private Response write(NoteSpec spec) {
        Note note = new Note();
        note.id = UUID.randomUUID();
        note.text = spec.text();
        notes.persist(note);
        outbox.publish("notes.v1", "NoteWritten", note.id.toString(), new NoteWritten(note.text));
        if (spec.text().equals("fail")) {
            throw new ProblemException(PlatformErrorCode.RESOURCE_CONFLICT, "refused late");
        }
        if (spec.text().equals("slow")) {
            slow.await();
        }
        return Response.created(URI.create("/api/v1/notes/" + note.id))
                .tag("7")
                .entity(new NoteView(note.id.toString(), note.text))
                .build();
    }

    /// Waits before it writes.
    @POST
    @Path("/considered")
    @RolesAllowed(Role.Claim.TRADER)
    @Idempotent(waitsFirst = true)
    public Response consider(NoteSpec spec) {
        if (QuarkusTransaction.getStatus() != Status.STATUS_NO_TRANSACTION) {
            throw new IllegalStateException("holds a transaction while it waits");
        }
        considerations.begin(spec.text());
        pause();
        return considered(spec);
    }

    @Idempotent
    @Transactional
    Response considered(NoteSpec spec) {
        return write(spec);
    }

    @GET
    @Path("/{id}")
    public NoteView one(@PathParam("id") UUID id) {
        Note note =
                Optional.ofNullable(notes.findById(id))
                        .orElseThrow(() -> ProblemException.notFound("note", id.toString()));
        return new NoteView(note.id.toString(), note.text);
    }

    @GET
    public Page<NoteView> list(
            @QueryParam("page_size") @Nullable Integer pageSize,
            @QueryParam("page_token") @Nullable String pageToken,
            @QueryParam("contains") @Nullable String contains) {
        int size = PageSize.of(pageSize);
        String filter = "contains=" + contains;
        UUID after =
                tokens.read(filter, pageToken)
                        .map(keys -> UUID.fromString(keys.getFirst()))
                        .orElse(new UUID(0, 0));
        List<NoteView> rows =
                notes
                        .find(
                                "id > ?1 and text like ?2 order by id",
                                after,
                                "%" + (contains == null ? "" : contains) + "%")
                        .page(0, size)
                        .stream()
                        .map(note -> new NoteView(note.id.toString(), note.text))
                        .toList();
        String next = rows.size() < size ? null : tokens.sign(filter, List.of(rows.getLast().id()));
        return new Page<>(rows, next);
    }

    /// Forgets the tenant in the query.
    @GET
    @Path("/raw")
    @Transactional
    public List<String> raw() throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select tenant_id, text from note")) {
            while (rows.next()) {
                found.add(rows.getString(1) + "/" + rows.getString(2));
            }
        }
        return found;
    }

    @GET
    @Path("/whoami")
    public String whoami() {
        return "\"" + tenant.tenant() + " " + tenant.user() + "\"";
    }

    @GET
    @Path("/failing")
    public String failing(@QueryParam("kind") String kind) {
        throw switch (kind) {
            case "lock" -> new OptimisticLockException("row 7 of secret_table");
            case "pool" ->
                    new IllegalStateException(new SQLException("Sorry, acquisition timeout!"));
            case "capacity" ->
                    new ProblemException(PlatformErrorCode.TEMPORARILY_UNAVAILABLE, "queue full");
            case "upstream" ->
                    new ProblemException(PlatformErrorCode.UPSTREAM_FAILED, "registry is away");
            default -> new IllegalStateException("password=hunter2 " + ErrorType.INTERNAL);
        };
    }

    /// What a later version of this service might answer where today's clients expect a text.
    @GET
    @Path("/newer")
    public Map<String, Object> newer() {
        return Map.of("text", "known", "mood", "unknown to today's clients");
    }

    @GET
    @Path("/nan")
    public List<Double> nan() {
        return List.of(1.0, Double.NaN);
    }

    private static void pause() {
        try {
            Thread.sleep(1_500);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
