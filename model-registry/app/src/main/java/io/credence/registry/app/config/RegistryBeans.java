package io.credence.registry.app.config;

import io.credence.registry.app.domain.GatePolicy;
import io.credence.registry.app.domain.GateThresholds;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

@ApplicationScoped
class RegistryBeans {

    @Produces
    @Singleton
    GatePolicy gatePolicy(RegistryConfig config) {
        RegistryConfig.Gates gates = config.gates();
        return new GatePolicy(
                new GateThresholds(
                        gates.maximumCalibrationError(),
                        gates.minimumRows(),
                        gates.minimumPositives(),
                        gates.suspiciousSkill()));
    }
}
