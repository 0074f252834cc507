"""One technology each, behind the ports; an adapter never knows its neighbours."""
