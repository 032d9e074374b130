package io.credence.registry.app.rest;

import io.credence.platform.api.PlatformErrorCode;
import io.credence.platform.api.ProblemException;
import io.credence.platform.api.Role;
import io.credence.platform.api.Violation;
import io.credence.platform.service.tenant.TenantContext;
import io.credence.registry.api.Alias;
import io.credence.registry.api.GateReport;
import io.credence.registry.api.ModelName;
import io.credence.registry.api.RegistryErrorCode;
import io.credence.registry.app.domain.AliasBoard;
import io.credence.registry.app.domain.AliasMove;
import io.credence.registry.app.domain.AliasOutcome;
import io.credence.registry.app.domain.AliasOutcome.GateFailed;
import io.credence.registry.app.domain.AliasOutcome.Moved;
import io.credence.registry.app.domain.AliasOutcome.NoSuchAlias;
import io.credence.registry.app.domain.AliasOutcome.NoSuchModel;
import io.credence.registry.app.domain.AliasOutcome.NoSuchVersion;
import io.credence.registry.app.domain.AliasOutcome.Stale;
import io.credence.registry.app.domain.AliasTarget;
import io.credence.registry.app.domain.Precondition;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/models/{name}/aliases/{alias}")
@RunOnVirtualThread
@RolesAllowed(Role.Claim.RESEARCHER)
@Tag(name = "Aliases", description = "Named pointers to versions, each with a history that stays.")
class AliasResource {

    private final AliasBoard board;
    private final TenantContext caller;
    private final MeterRegistry meters;

    AliasResource(AliasBoard board, TenantContext caller, MeterRegistry meters) {
        this.board = board;
        this.caller = caller;
        this.meters = meters;
    }

    @PUT
    @Operation(
            operationId = "moveAlias",
            summary = "Point an alias to a version",
            description =
                    """
                    Only `champion` is gated: it trades. A version that fails a gate becomes champion only with \
                    `force` and a reason; both are recorded, with the failing checks. Other aliases, such as \
                    `challenger` or `shadow`, move freely and answer `gates: null`. To move an alias to where it \
                    already points changes nothing and records nothing.\
                    """)
    @APIResponse(responseCode = "200", description = "It points there now; the new tag is in ETag.")
    @APIResponse(responseCode = "400", description = "A field or a header is wrong.")
    @APIResponse(responseCode = "404", description = "No such model, or no such version of it.")
    @APIResponse(
            responseCode = "409",
            description = "GATE_FAILED; violations name each failed check.")
    @APIResponse(responseCode = "412", description = "Somebody moved it since; read it again.")
    @APIResponse(responseCode = "428", description = "If-Match is missing.")
    public RestResponse<AliasResponse> move(
            @PathParam("name") String name,
            @PathParam("alias") String alias,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch,
            MoveAliasRequest request) {
        ModelName model = Parameters.modelName("name", name);
        Alias pointer = Parameters.alias(alias);
        Precondition precondition = IfMatch.read(ifMatch, ifNoneMatch);
        AliasTarget target = target(request);
        AliasOutcome outcome = board.move(model, pointer, precondition, target);
        count(outcome);
        AliasMove move = moved(outcome, name, pointer);
        return RestResponse.ResponseBuilder.ok(AliasResponse.from(move))
                .header(HttpHeaders.ETAG, '"' + move.etag() + '"')
                .build();
    }

    @DELETE
    @Operation(
            operationId = "removeAlias",
            summary = "Remove an alias",
            description = "Its history stays.")
    @APIResponse(responseCode = "204", description = "It points nowhere now.")
    @APIResponse(responseCode = "404", description = "No such model, or no such alias of it.")
    @APIResponse(responseCode = "412", description = "Somebody moved it since; read it again.")
    @APIResponse(responseCode = "428", description = "If-Match is missing.")
    public void remove(
            @PathParam("name") String name,
            @PathParam("alias") String alias,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @QueryParam("reason") @Nullable String reason) {
        ModelName model = Parameters.modelName("name", name);
        Alias pointer = Parameters.alias(alias);
        Precondition precondition = IfMatch.read(ifMatch, null);
        String why = Parameters.text("reason", reason);
        AliasOutcome outcome = board.remove(model, pointer, precondition, why, caller.user());
        moved(outcome, name, pointer);
    }

    private void count(AliasOutcome outcome) {
        GateReport gates =
                switch (outcome) {
                    case Moved(AliasMove move) -> move.gates();
                    case GateFailed(GateReport report) -> report;
                    case Stale _, NoSuchModel _, NoSuchAlias _, NoSuchVersion _ -> null;
                };
        if (gates != null) {
            String verdict = gates.passed() ? "passed" : "failed";
            meters.counter("credence.registry.gate.verdicts", "verdict", verdict).increment();
        }
    }

    private AliasTarget target(MoveAliasRequest request) {
        Integer version = request.version();
        if (version == null || version < 1) {
            throw ProblemException.invalid("version", "must be a whole number from 1 on");
        }
        boolean force = Boolean.TRUE.equals(request.force());
        String reason = Parameters.text("reason", request.reason());
        if (force && reason.isEmpty()) {
            throw ProblemException.invalid("reason", "must say why the move is forced");
        }
        return new AliasTarget(version, force, reason, caller.user());
    }

    private static AliasMove moved(AliasOutcome outcome, String model, Alias alias) {
        return switch (outcome) {
            case Moved(AliasMove move) -> move;
            case Stale(Optional<AliasMove> current) -> throw stale(current);
            case GateFailed(GateReport report) -> throw gateFailed(report);
            case NoSuchModel() -> throw Lookup.noModel(model);
            case NoSuchAlias() -> throw Lookup.noAlias(model, alias);
            case NoSuchVersion(int version) -> throw Lookup.noVersion(model, version);
        };
    }

    private static ProblemException stale(Optional<AliasMove> current) {
        return new ProblemException(
                PlatformErrorCode.PRECONDITION_FAILED,
                current.map(move ->
                                "the alias points to version %d now, with ETag \"%s\""
                                        .formatted(move.version(), move.etag()))
                        .orElse("the alias points nowhere now"));
    }

    private static ProblemException gateFailed(GateReport report) {
        List<Violation> failed =
                report.checks().stream()
                        .filter(check -> !check.passed())
                        .map(check -> new Violation(check.name(), check.explanation()))
                        .toList();
        String names = failed.stream().map(Violation::field).collect(Collectors.joining(", "));
        return new ProblemException(
                RegistryErrorCode.GATE_FAILED,
                "the version fails these gates: "
                        + names
                        + "; force the move with a reason, or train a better one",
                failed);
    }
}
