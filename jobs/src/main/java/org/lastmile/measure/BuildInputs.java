package org.lastmile.measure;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.lastmile.contract.Contract;
import org.lastmile.contract.Sha256;
import org.lastmile.indicator.Catalogue;
import org.lastmile.indicator.Marts;
import org.lastmile.warehouse.PartnershipFolder;
import org.lastmile.warehouse.Registry;
import org.lastmile.warehouse.TableSnapshot;

/**
 * Everything that the marts and measures depend on, as one fingerprint: the same inputs need no second build.
 *
 * @param tables versions of the core tables
 */
record BuildInputs(String fingerprint, Map<String, Long> tables) {
    static final String FINGERPRINT = "lastmile.fingerprint";
    static final String TABLES = "lastmile.tables";
    private static final int DIGITS = 16;

    static BuildInputs of(CoreViews core, Registry registry, Marts marts, Catalogue catalogue) throws SQLException {
        var parts = new ArrayList<String>(core.grounds().fingerprint());
        core.versions().forEach((table, version) -> parts.add(table + "=" + version));
        registry.newestLast().forEach(entry -> parts.add(entry.sequence() + ":" + entry.deliveryId()));
        parts.add(core.closings());
        Stream.of(marts.references(), marts.shared(), marts.all())
                .flatMap(List::stream)
                .forEach(statement -> parts.add(statement.text()));
        catalogue.bucketMeasures().forEach(measure -> parts.add(measure.toString()));
        org.lastmile.contract.Contracts.ofTables().all().stream()
                .map(Contract::version)
                .forEach(parts::add);
        return new BuildInputs(
                Sha256.of(String.join("\n", parts)).substring(0, DIGITS), new TreeMap<>(core.versions()));
    }

    /** Whether a table was made from these inputs. */
    boolean made(PartnershipFolder folder, String zone, String table) {
        return TableSnapshot.newest(folder.table(zone, table))
                .map(snapshot -> fingerprint.equals(snapshot.properties().get(FINGERPRINT)))
                .orElse(false);
    }

    /** What a table says of its inputs. */
    Map<String, String> properties() {
        List<String> versions = new ArrayList<>();
        tables.forEach((table, version) -> versions.add(table + "=" + version));
        return Map.of(FINGERPRINT, fingerprint, TABLES, String.join(",", versions));
    }
}
