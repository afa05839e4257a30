package org.lastmile.contract;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** All contracts of one kind, by id. */
public final class Contracts {
    private static final String SUFFIX = ".odcs.yaml";

    private final NavigableMap<String, Contract> contracts;

    private Contracts(NavigableMap<String, Contract> contracts) {
        this.contracts = contracts;
    }

    /**
     * Contracts of what may come in.
     *
     * @param partnership folder with contracts that override the built-in ones of the same file name
     * @throws WarehouseException if a contract is broken
     */
    public static Contracts ofSources(Optional<Path> partnership) {
        return load("lastmile/sources", partnership);
    }

    /** Contracts of our own tables, with ids such as {@code core.attendance}. */
    public static Contracts ofTables() {
        return load("lastmile/tables", Optional.empty());
    }

    private static Contracts load(String folder, Optional<Path> partnership) {
        var shelf = Shelf.open(folder, SUFFIX, partnership);
        var contracts = new TreeMap<String, Contract>();
        shelf.names().forEach(name -> {
            var contract = ContractReader.read(shelf.place(name), shelf.text(name));
            contracts.put(contract.id(), contract);
        });
        return new Contracts(contracts);
    }

    public Collection<Contract> all() {
        return Collections.unmodifiableCollection(contracts.values());
    }

    public Optional<Contract> find(String id) {
        return Optional.ofNullable(contracts.get(id));
    }

    /**
     * One of them alone.
     *
     * @throws WarehouseException if there is no such contract, naming those there are
     */
    public Contracts only(String id) {
        return new Contracts(new TreeMap<>(Map.of(id, contract(id))));
    }

    /** @throws WarehouseException if there is no such contract, naming those there are */
    public Contract contract(String id) {
        return find(id).orElseThrow(() -> new WarehouseException(
                "Contract '" + id + "' is unknown; there are " + String.join(", ", contracts.keySet()) + "."));
    }
}
