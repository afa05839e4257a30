package org.lastmile.publish;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lastmile.contract.Contracts;
import org.lastmile.contract.DisclosurePolicy;
import org.lastmile.contract.Sha256;
import org.lastmile.contract.Shelf;
import org.lastmile.contract.WarehouseException;
import org.lastmile.indicator.Catalogue;
import org.lastmile.release.Edition;
import org.lastmile.release.Period;
import org.lastmile.warehouse.PartnershipFolder;
import org.lastmile.warehouse.Registry;

/** Everything that decides what an edition says: measures of one build, definitions, policy and coverage. */
final class ReleaseInputs {
    /** Key of the hash over all inputs in an edition's provenance. */
    static final String HASH = "inputs";

    private final PartnershipFolder folder;
    private final Catalogue catalogue;
    private final Optional<String> profile;
    private final Registry registry;
    private final Measures measures;

    /** @throws WarehouseException if the measures are missing or of different builds */
    ReleaseInputs(PartnershipFolder folder, Catalogue catalogue, Optional<String> profile) {
        this.profile = profile;
        this.folder = folder;
        this.catalogue = catalogue;
        this.registry = Registry.read(folder);

        measures = Measures.read(folder, catalogue);
    }

    Catalogue catalogue() {
        return catalogue;
    }

    Registry registry() {
        return registry;
    }

    /** What the newest build has measured. */
    Measures measures() {
        return measures;
    }

    /**
     * The policy of a publication, or the stricter one that the partnership wants.
     *
     * @throws WarehouseException if the policies have no such profile, or the partnership's is less strict
     */
    DisclosurePolicy policy(String ofPublication) {
        var usual = read(ofPublication);
        var wanted = profile.map(ReleaseInputs::read).orElse(usual);

        if (wanted.minimum() < usual.minimum()) {
            throw new WarehouseException(folder.settings() + ", 'disclosure_profile': '" + wanted.profile() + "' shows"
                    + " groups of " + wanted.minimum() + ", but a publication asks for at least " + usual.minimum()
                    + " ('" + usual.profile() + "'). Name a profile that is as strict, or leave the key out.");
        }

        return wanted;
    }

    private static DisclosurePolicy read(String profile) {
        return DisclosurePolicy.read(policyFile(), profile);
    }

    static InputStream policyFile() {
        return new ByteArrayInputStream(policies().getBytes(StandardCharsets.UTF_8));
    }

    private static String policies() {
        return Shelf.open("lastmile/policies", ".yaml", Optional.empty()).text("disclosure.yaml");
    }

    /** One hash over all of it. */
    String hash(Period quarter, String partnership) {
        var parts = new ArrayList<>(List.of(quarter.toString(), partnership, profile.orElse(""), policies()));
        catalogue.indicators().forEach(indicator -> parts.add(indicator.toString()));
        catalogue.publications().forEach(publication -> parts.add(publication.toString()));
        registry.coverages().forEach(coverage -> parts.add(coverage.toString()));
        parts.addAll(measures.fingerprints());
        return Sha256.of(String.join("\n", parts));
    }

    /** What was read, for everyone who asks how a number came about. */
    Map<String, List<String>> provenance(String hash, Optional<String> correction) {
        return Map.of(
                HASH,
                List.of(hash),
                "correction",
                correction.stream().toList(),
                "tables",
                measures.tables(),
                "deliveries",
                registry.entries().stream()
                        .map(entry -> entry.deliveryId() + " " + entry.source() + " " + entry.contractVersion() + ": "
                                + entry.files())
                        .toList(),
                "contracts",
                Contracts.ofSources(Optional.of(folder.overrides("contracts"))).all().stream()
                        .filter(contract -> registry.isCollected(contract.id()))
                        .map(contract -> contract.id() + " " + contract.version())
                        .toList(),
                Edition.PRELIMINARY,
                registry.coverages().stream()
                        .filter(coverage -> coverage.isAssumed())
                        .map(coverage -> coverage.source() + " " + coverage.partner()
                                + ": nobody has said up to which day the files are complete")
                        .toList(),
                "coverage",
                registry.coverages().stream()
                        .map(coverage -> coverage.source() + " " + coverage.partner() + " " + coverage.words())
                        .toList());
    }
}
