package io.credence.registry.app.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.credence.platform.api.PlatformErrorCode;
import io.credence.platform.api.ProblemException;
import io.credence.platform.api.Violation;
import io.credence.registry.api.ModelCard;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads a model card that nobody has to doubt later: complete, finite, and one that a server can
/// act on.
@ApplicationScoped
class CardReader {

    private final ObjectMapper json;

    CardReader(ObjectMapper json) {
        this.json = json;
    }

    ModelCard read(String runId, @Nullable JsonNode sent) {
        JsonNode tree = sent == null ? MissingNode.getInstance() : sent;
        refuseIfAny(RecordShape.violations("card", ModelCard.class, tree));
        ModelCard card;
        try {
            card = json.treeToValue(tree, ModelCard.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a card of the right shape does not bind", e);
        }
        refuseIfAny(contradictions(runId, card));
        return card;
    }

    private static List<Violation> contradictions(String runId, ModelCard card) {
        List<Violation> found = new ArrayList<>();
        if (!card.lineage().runId().equals(runId)) {
            found.add(new Violation("card.lineage.runId", "must equal runId"));
        }
        if (card.architecture().windowLength() < 1) {
            found.add(new Violation("card.architecture.windowLength", "must be at least 1"));
        }
        if (card.lineage().features().isEmpty()
                || card.architecture().featureCount() != card.lineage().features().size()) {
            found.add(
                    new Violation(
                            "card.architecture.featureCount",
                            "must be the number of card.lineage.features, at least 1"));
        }
        if (card.lineage().maxGapBars() < 0) {
            found.add(new Violation("card.lineage.maxGapBars", "must be at least 0"));
        }
        double confidence = card.calibration().confidence();
        if (!(confidence > 0 && confidence < 1)) {
            found.add(
                    new Violation(
                            "card.calibration.confidence",
                            "must be between 0 and 1, both excluded"));
        }
        return found;
    }

    private static void refuseIfAny(List<Violation> violations) {
        if (!violations.isEmpty()) {
            Violation first = violations.getFirst();
            throw new ProblemException(
                    PlatformErrorCode.INVALID_PARAMETER_VALUE,
                    first.field() + " " + first.rule(),
                    violations);
        }
    }
}
