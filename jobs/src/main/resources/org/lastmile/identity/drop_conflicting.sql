-- All edges of components that cannot be one person.
delete from edge
where one in (select component.key from component join conflict on conflict.component = component.component)
