package org.lastmile.measure;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.lastmile.contract.Contract;
import org.lastmile.contract.Contracts;
import org.lastmile.contract.Table;
import org.lastmile.indicator.SqlText;
import org.lastmile.warehouse.DataFile;
import org.lastmile.warehouse.Duck;
import org.lastmile.warehouse.PartnershipFolder;
import org.lastmile.warehouse.Registry;
import org.lastmile.warehouse.TableSnapshot;

/**
 * Judges every delivery by the basis of its contract: on consent, row by row; on agreement, by the agreements of its
 * partners, when any agreement was ever delivered; public data as it is.
 */
final class GroundsOfDeliveries {
    private static final String CONSENTS = "source.consents_consent";

    private final PartnershipFolder folder;
    private final Registry registry;
    private final CoreViews core;
    private final Contracts contracts;
    private final Map<String, String> onConsent = new TreeMap<>();
    private final Set<String> leftOut = new TreeSet<>();

    /** @param core all rows of the core tables */
    GroundsOfDeliveries(PartnershipFolder folder, Registry registry, CoreViews core) {
        this.folder = folder;
        this.registry = registry;
        this.core = core;
        this.contracts = Contracts.ofSources(Optional.of(folder.overrides("contracts")));
    }

    /** @param day on which consents and agreements must hold */
    Grounds judge(Set<Purpose> purposes, LocalDate day) throws SQLException {
        var hasAgreements = core.holds("agreement");

        try (var duck = Duck.open(2, "1GB")) {
            var covered = hasAgreements ? covered(duck, purposes, day) : Map.<String, Boolean>of();
            var partners = new HashMap<String, Map<String, Set<String>>>();

            for (var entry : registry.entries()) {
                var contract = contracts.contract(entry.source());

                if (contract.basis().equals("consent")) {
                    onConsent.put(entry.deliveryId(), contract.consentScope());
                } else if (hasAgreements && contract.basis().equals("agreement") && knowsLearners(contract)) {
                    if (!partners.containsKey(contract.id())) {
                        partners.put(contract.id(), partners(duck, contract));
                    }

                    var own = partners.getOrDefault(contract.id(), Map.of())
                            .getOrDefault(entry.deliveryId(), covered.keySet());
                    byAgreement(contract, entry.deliveryId(), own, covered);
                }
            }
        }

        return new Grounds(onConsent, leftOut, onConsent.isEmpty() ? "" : relation("consent", purposes, day));
    }

    private static boolean knowsLearners(Contract contract) {
        return contract.tables().stream().anyMatch(Table::knowsLearners);
    }

    /** Rows that name no partner are taken for those of all: the strictest agreement decides. */
    private void byAgreement(Contract contract, String delivery, Set<String> partners, Map<String, Boolean> covered) {
        if (partners.isEmpty() || !covered.keySet().containsAll(partners)) {
            leftOut.add(delivery);
        } else if (partners.stream().anyMatch(partner -> covered.getOrDefault(partner, true))) {
            onConsent.put(delivery, contract.consentScope());
        }
    }

    /** Whether consent is needed beside the agreement, by each partner whose agreement covers the purposes. */
    private Map<String, Boolean> covered(Connection duck, Set<Purpose> purposes, LocalDate day) throws SQLException {
        var covered = new TreeMap<String, Boolean>();

        try (var statement = duck.createStatement();
                var rows = statement.executeQuery("from " + relation("partner", purposes, day))) {
            while (rows.next()) {
                covered.put(rows.getString(1), rows.getBoolean(2));
            }
        }

        return covered;
    }

    /** Partners that the rows of each delivery name. */
    private Map<String, Set<String>> partners(Connection duck, Contract contract) throws SQLException {
        var partners = new HashMap<String, Set<String>>();

        for (var table : contract.tables()) {
            var column = table.partnerColumn();
            var files = column == null ? List.<Path>of() : files(contract, table);

            if (column == null || files.isEmpty()) {
                continue;
            }

            try (var statement = duck.createStatement();
                    var rows = statement.executeQuery("select distinct delivery_id, " + Duck.identifier(column)
                            + " as partner_key from " + Duck.parquet(files) + " where partner_key is not null")) {
                while (rows.next()) {
                    partners.computeIfAbsent(rows.getString(1), any -> new TreeSet<>())
                            .add(rows.getString(2));
                }
            }
        }

        return partners;
    }

    private List<Path> files(Contract contract, Table table) {
        return TableSnapshot.newest(folder.table("source", contract.id() + "_" + table.name())).stream()
                .flatMap(snapshot -> registry.loaded(snapshot.files()).stream())
                .map(DataFile::path)
                .toList();
    }

    /** A statement of {@code sql/grounds} over the core tables, as a relation that needs no view. */
    private String relation(String name, Set<Purpose> purposes, LocalDate day) {
        var statement = SqlText.all("grounds").stream()
                .filter(text -> text.name().equals(name))
                .findFirst()
                .orElseThrow();
        var text = statement.text().replaceAll("--[^\n]*", "");

        for (var view : statement.reads()) {
            text = text.replaceAll("\\b" + view.replace(".", "\\.") + "\\b", quoted("(" + rows(view) + ")"));
        }

        var words = purposes.stream()
                .map(Purpose::word)
                .sorted()
                .map(Duck::literal)
                .collect(Collectors.joining(", ", "[", "]"));
        return "(" + text.replace("$purposes", words).replace("$day", "date '" + day + "'") + ")";
    }

    /** A core table as marts see it, or what all deliveries of consents say. */
    private String rows(String view) {
        if (!view.equals(CONSENTS)) {
            return core.select(view);
        }

        var contract = contracts.contract("consents");
        var files = files(contract, contract.table("consent"));
        return files.isEmpty() ? core.select("core.consent") + " limit 0" : "from " + Duck.parquet(files);
    }

    private static String quoted(String text) {
        return java.util.regex.Matcher.quoteReplacement(text);
    }
}
