package io.credence.feature.app.rest;

import io.credence.feature.api.FeatureSet;
import java.util.List;

record FeatureSetResponse(String name, int kernelVersion, String hash, List<String> features) {

    static FeatureSetResponse from(FeatureSet set) {
        return new FeatureSetResponse(set.name(), set.kernelVersion(), set.hash(), set.features());
    }
}
