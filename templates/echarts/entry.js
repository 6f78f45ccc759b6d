// The parts of ECharts that the report's charts use.
import { use, init } from 'echarts/core';
import { BarChart, LineChart, PieChart, ScatterChart } from 'echarts/charts';
import { DataZoomInsideComponent, GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { LabelLayout } from 'echarts/features';
import { CanvasRenderer } from 'echarts/renderers';

use([BarChart, LineChart, PieChart, ScatterChart, DataZoomInsideComponent, GridComponent, LegendComponent, TooltipComponent, LabelLayout, CanvasRenderer]);

window.nianbaoECharts = { init };
