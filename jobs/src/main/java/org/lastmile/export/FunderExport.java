package org.lastmile.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.lastmile.contract.WarehouseException;
import org.lastmile.release.Csv;
import org.lastmile.release.IndicatorCard;
import org.lastmile.release.IndicatorRow;
import org.lastmile.release.ParquetTable;
import org.lastmile.release.Release;
import org.lastmile.release.SealedFile;
import org.lastmile.release.SourceQuality;
import org.lastmile.release.SourceRow;
import org.lastmile.release.TableContract;

/** Writes the package of files that a funder gets. */
public final class FunderExport {
    private FunderExport() {}

    /**
     * What was written.
     *
     * @param cellsByKind rows by kind: shown, banded, protected, empty
     */
    public record Report(Path folder, Map<String, Long> cellsByKind, long indicators) {
        public Report {
            cellsByKind = Map.copyOf(cellsByKind);
        }
    }

    /**
     * Writes a folder with cells.csv, cells.parquet, indicators.csv, sources.csv, data_dictionary.csv, datapackage.json,
     * README.md and LICENCE.txt; the same release gives the same bytes. A package in the same folder is replaced.
     *
     * @throws WarehouseException if the layout does not fit the release, or the folder holds something else or cannot be
     *     written; then it is as before
     */
    public static Report write(Release release, ExportLayout layout, Funder funder, Path out) {
        var selection = Selection.of(release, layout);
        var texts = new Texts(release.edition(), release.state(), layout, funder);

        try {
            new ExportFolder(out).replace(folder -> fill(folder, selection, texts));
        } catch (IOException | SQLException e) {
            throw new WarehouseException(
                    out + " could not be written: " + SealedFile.reason(e)
                            + ". Nothing was exported. See that the disk has room and may be written.",
                    e);
        }

        var kinds = new TreeMap<String, Long>();
        List.of("shown", "banded", "protected", "empty").forEach(kind -> kinds.put(kind, selection.count(kind)));
        return new Report(out, kinds, selection.indicators().size());
    }

    private static void fill(Path folder, Selection selection, Texts texts) throws IOException, SQLException {
        Files.writeString(folder.resolve("cells.csv"), cells(selection));
        ParquetTable.write(TableContract.CELL, selection.cells(), folder.resolve("cells.parquet"));
        Files.writeString(folder.resolve("indicators.csv"), indicators(selection.indicators()));
        Files.writeString(folder.resolve("sources.csv"), sources(selection.sources()));
        Dictionary.write(folder.resolve("data_dictionary.csv"));
        Files.writeString(folder.resolve("README.md"), texts.readme(selection));
        Files.writeString(folder.resolve("LICENCE.txt"), texts.licence());
        new DataPackage(folder, texts).write();
    }

    private static String cells(Selection selection) {
        var text = new StringBuilder(Csv.line(names(TableContract.CELL)));

        for (var row : selection.cells()) {
            var values = new ArrayList<Object>();
            row.forEach((column, value) -> values.add(valueOrMarker(column, value, row)));
            text.append(Csv.line(values));
        }

        return text.toString();
    }

    private static Object valueOrMarker(String column, @Nullable Object value, Map<String, @Nullable Object> row) {
        return value == null ? MissingValue.of(column, row).marker() : value;
    }

    private static String indicators(List<IndicatorCard> cards) {
        var text = new StringBuilder(Csv.line(names(TableContract.INDICATOR)));
        cards.forEach(card ->
                text.append(Csv.line(new ArrayList<>(IndicatorRow.of(card).values()))));
        return text.toString();
    }

    private static String sources(List<SourceQuality> sources) {
        var text = new StringBuilder(Csv.line(names(TableContract.SOURCE)));

        for (var source : sources) {
            var row = SourceRow.of(source);
            var values = new ArrayList<Object>();
            row.forEach((column, value) -> values.add(
                    value == null ? MissingValue.ofSource(column, row).marker() : value));
            text.append(Csv.line(values));
        }

        return text.toString();
    }

    private static List<String> names(TableContract table) {
        return table.columns().stream().map(TableContract.Column::name).toList();
    }
}
