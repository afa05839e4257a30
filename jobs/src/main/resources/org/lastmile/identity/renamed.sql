-- Names that are slips of the pen become those that were meant.
update sound
set name_birth = component.component
from component
where component.key = sound.name_birth
