package org.lastmile.publish;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.lastmile.disclosure.Block;
import org.lastmile.indicator.Catalogue;
import org.lastmile.indicator.Indicator;
import org.lastmile.indicator.Publication;
import org.lastmile.release.Period;
import org.lastmile.warehouse.DataFile;
import org.lastmile.warehouse.Duck;
import org.lastmile.warehouse.PartnershipFolder;

/** The blocks that a first release of a partnership's folder would take through the gate, as they come there. */
public final class ReleaseBlocks {
    private final ReleaseInputs inputs;
    private final Maturity maturity;
    private final Period through;

    private ReleaseBlocks(Path root, Period through) {
        var folder = new PartnershipFolder(root);
        inputs = new ReleaseInputs(folder, Catalogue.load(Optional.of(folder.root())), Optional.empty());
        maturity = new Maturity(inputs.registry());
        this.through = through;
    }

    /** Blocks of one publication, by year. */
    public static List<Block> of(Path root, String publication, Period through) throws SQLException {
        var blocks = new ReleaseBlocks(root, through);
        return blocks.of(blocks.inputs.catalogue().publications().stream()
                .filter(one -> one.id().equals(publication))
                .findFirst()
                .orElseThrow());
    }

    private List<Block> of(Publication publication) throws SQLException {
        var indicators = publication.indicators().stream()
                .map(id -> inputs.catalogue().indicator(id))
                .filter(indicator -> maturity.obstacle(indicator).isEmpty())
                .toList();
        var tables = tables(indicators);
        var blocks = new ArrayList<Block>();
        for (var year : years(indicators, tables)) {
            var block = new BlockOfYear(
                    publication,
                    new Period(year, 0),
                    through,
                    inputs.policy(publication.policy()),
                    maturity,
                    new Frozen(Optional.empty(), Optional.empty(), false));
            indicators.forEach(indicator -> block.add(indicator, Known.in(tables, indicator.mart())));
            blocks.add(block.block());
        }

        return blocks;
    }

    private Map<String, MeasureTable> tables(List<Indicator> indicators) throws SQLException {
        var tables = new TreeMap<String, MeasureTable>();
        try (var duck = Duck.open(2, "1GB")) {
            for (var mart : indicators.stream().map(Indicator::mart).distinct().toList()) {
                var files = inputs.measure(mart).files().stream()
                        .map(DataFile::path)
                        .toList();
                tables.put(mart, MeasureTable.read(duck, inputs.catalogue().measure(mart), files));
            }
        }

        return tables;
    }

    private List<Integer> years(List<Indicator> indicators, Map<String, MeasureTable> tables) {
        return indicators.stream()
                .flatMap(indicator -> Known.in(tables, indicator.mart()).lines().stream()
                        .filter(line -> line.state(indicator) > 0)
                        .flatMap(line -> Optional.ofNullable(line.quarter(indicator)).stream()))
                .map(Period::year)
                .filter(year -> year <= through.year())
                .distinct()
                .sorted()
                .toList();
    }
}
