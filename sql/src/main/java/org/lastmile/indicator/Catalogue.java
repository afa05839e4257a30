package org.lastmile.indicator;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.lastmile.contract.Shelf;
import org.lastmile.contract.WarehouseException;

/** All indicators and publications: those built in, overridden and widened by the partnership's own files. */
public final class Catalogue {
    private static final String SUFFIX = ".yaml";

    private final NavigableMap<String, Indicator> indicators = new TreeMap<>();
    private final NavigableMap<String, Publication> publications = new TreeMap<>();

    private Catalogue() {}

    /**
     * Reads the catalogue.
     *
     * @param partnershipFolder whose {@code indicators}, {@code publications} and {@code exports} win by file name; they
     *     need not exist
     * @throws WarehouseException naming every problem of the first broken file
     */
    public static Catalogue load(Optional<Path> partnershipFolder) {
        var catalogue = new Catalogue();
        var marts = Marts.load().names();
        var indicators = shelf("indicators", partnershipFolder);
        indicators.names().forEach(name -> {
            var indicator = IndicatorFile.read(name, indicators.text(name), marts);
            catalogue.indicators.put(indicator.id(), indicator);
        });
        catalogue.checkParts();
        var requests = Request.read(shelf("exports", partnershipFolder));
        var publications = shelf("publications", partnershipFolder);
        publications.names().forEach(name -> {
            var publication =
                    PublicationFile.read(name, publications.text(name), catalogue.indicators.keySet(), requests);
            catalogue.publications.put(publication.id(), publication);
        });
        return catalogue;
    }

    /**
     * The same, with tables by which editions have told cells and that publications do not name any more.
     *
     * @param ended by id of the publication
     */
    public Catalogue withEnded(Map<String, List<Publication.Layout>> ended) {
        var widened = new Catalogue();
        widened.indicators.putAll(indicators);
        publications.forEach((id, publication) ->
                widened.publications.put(id, publication.withEnded(ended.getOrDefault(id, List.of()))));
        return widened;
    }

    private void checkParts() {
        for (var indicator : indicators.values()) {
            indicator.partOf().stream()
                    .filter(id -> !indicators.containsKey(id))
                    .forEach(id -> {
                        throw new WarehouseException(
                                "indicators/" + indicator.id() + ".yaml, field 'part_of': there is no indicator '" + id
                                        + "'; use " + String.join(", ", indicators.keySet()) + ".");
                    });
        }
    }

    private static Shelf shelf(String folder, Optional<Path> partnershipFolder) {
        return Shelf.open("lastmile/" + folder, SUFFIX, partnershipFolder.map(path -> path.resolve(folder)));
    }

    /** By id. */
    public Collection<Indicator> indicators() {
        return Collections.unmodifiableCollection(indicators.values());
    }

    /** By id. */
    public Collection<Publication> publications() {
        return Collections.unmodifiableCollection(publications.values());
    }

    /** @throws WarehouseException if there is no such indicator, naming those there are */
    public Indicator indicator(String id) {
        return find(indicators, "Indicator", id);
    }

    /** @throws WarehouseException if there is no such publication, naming those there are */
    public Publication publication(String id) {
        return find(publications, "Publication", id);
    }

    /** Marts that have an indicator, by name. */
    public List<String> marts() {
        return indicators.values().stream()
                .map(Indicator::mart)
                .distinct()
                .sorted()
                .toList();
    }

    /** The statement that measures all indicators of one mart by all dimensions that a publication asks of it. */
    public MeasureStatement measure(String mart) {
        var measured = indicators.values().stream()
                .filter(indicator -> indicator.mart().equals(mart))
                .toList();
        return new MeasureStatement(mart, dimensions(mart), measured);
    }

    /** Names of the tables of measures. */
    public List<String> measures() {
        return Stream.concat(marts().stream(), Stream.of(AtomStatement.NAME)).toList();
    }

    /** The statement that counts people by their classes in all marts. */
    public AtomStatement atoms() {
        return new AtomStatement(marts().stream().map(this::measure).toList());
    }

    /**
     * All that is measured of one bucket, in this order, once its marts are there.
     *
     * @see BucketMeasure
     */
    public List<BucketMeasure> bucketMeasures() {
        return Stream.concat(
                        marts().stream().map(mart -> BucketMeasure.of(measure(mart))),
                        Stream.of(new BucketMeasure(AtomStatement.NAME, List.of(), atoms().ofBucket())))
                .toList();
    }

    private List<String> dimensions(String mart) {
        return Dimensions.ALL.stream()
                .filter(dimension -> dimension.equals("partner_key")
                        || publications.values().stream()
                                .flatMap(publication -> publication.tables().stream())
                                .filter(table -> table.by().contains(dimension)
                                        || table.coarser().contains(dimension))
                                .flatMap(table -> table.indicators().stream())
                                .anyMatch(id -> indicator(id).mart().equals(mart)))
                .toList();
    }

    private static <T> T find(NavigableMap<String, T> map, String kind, String id) {
        var found = map.get(id);

        if (found == null) {
            throw new WarehouseException(
                    kind + " '" + id + "' is unknown; there are " + String.join(", ", map.keySet()) + ".");
        }

        return found;
    }
}
