package org.lastmile.publish;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.lastmile.contract.Contract;
import org.lastmile.contract.Contracts;
import org.lastmile.disclosure.RowShares;
import org.lastmile.release.SourceQuality;
import org.lastmile.release.SourceQuality.Part;
import org.lastmile.release.SourceRow;
import org.lastmile.warehouse.PartnerQuality;
import org.lastmile.warehouse.PartnershipFolder;
import org.lastmile.warehouse.Quality;
import org.lastmile.warehouse.Registry;

/** What an edition says of each source: days, lateness, and what became of its rows. */
final class Sources {
    private final Registry registry;
    private final Contracts contracts;
    private final RowShares shares;
    private final Map<String, List<PartnerQuality>> rows;

    Sources(PartnershipFolder folder, Registry registry, RowShares shares) {
        this.registry = registry;
        this.contracts = Contracts.ofSources(Optional.of(folder.overrides("contracts")));
        this.shares = shares;
        // Rows of learners who were erased are no fault of a file, and nothing is said of them.
        this.rows = PartnerQuality.all(folder, registry).stream()
                .filter(part -> !part.rule().equals(Quality.ERASED_LEARNER))
                .collect(Collectors.groupingBy(PartnerQuality::source));
    }

    /**
     * All sources of which a delivery counts, in the order of their ids.
     *
     * @param today day on which lateness is judged
     */
    List<SourceQuality> on(LocalDate today) {
        var sources = new TreeSet<String>();
        registry.entries().forEach(entry -> sources.add(entry.source()));
        return sources.stream().map(source -> of(source, today)).toList();
    }

    /** All of it but lateness, which depends on the day, as a text. */
    String text() {
        return on(LocalDate.EPOCH).stream()
                .map(source -> SourceRow.of(source).toString())
                .collect(Collectors.joining("\n"));
    }

    private SourceQuality of(String source, LocalDate today) {
        var contract = contracts.find(source);
        var days = SourceDays.of(
                registry, source, contract.map(Contract::lateAfter).orElse(0));
        var told = new SourceRows(
                rows.getOrDefault(source, List.of()),
                contract.map(Contract::isPublic).orElse(false),
                shares);
        return new SourceQuality(
                source,
                contract.map(Contract::title).orElse(source),
                days.first(),
                days.last(),
                days.lateness(today),
                new Part(days.partners(), days.late(today)),
                new Part(deliveries(source), told.deliveries()),
                told.setAside(),
                told.repaired(),
                told.rules());
    }

    private int deliveries(String source) {
        return (int) registry.entries().stream()
                .filter(entry -> entry.source().equals(source))
                .count();
    }
}
